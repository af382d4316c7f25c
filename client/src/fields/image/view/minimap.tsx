import type { PointerEvent, ReactNode } from "react";
import { t } from "../../../i18n/t.ts";
import { usePreference } from "../../../ui/own-preferences.ts";
import type { Surface } from "../surface.ts";
import { useSurface } from "../use-surface.ts";
import { minimapOf, placeOn } from "./minimap-place.ts";
import type { Minimap as Map } from "./minimap-place.ts";
import { useToned } from "./tone-filter.tsx";
import styles from "./view.module.css";

interface MinimapProps {
  readonly surface: Surface;
  /** The same marked picture that the surface shows. */
  readonly src: string;
  readonly filter: string;
}

/** The whole picture small in a corner while only a part of it is in view. A press or a drag brings that place into the middle. */
export function Minimap(props: MinimapProps): ReactNode {
  const { surface } = props;
  const isOn = usePreference("minimap") !== false;
  const viewport = useSurface(surface, (view) => view.viewport);
  const screen = useSurface(surface, (view) => view.screen);
  const map = isOn && screen !== null ? minimapOf(viewport, screen, surface.options.extent) : null;
  return map === null ? null : <Shown {...props} map={map} />;
}

function Shown({ surface, src, filter, map }: MinimapProps & { readonly map: Map }): ReactNode {
  const toned = useToned(filter);
  const { left, top, right, bottom } = map.view;
  const { width, height } = map.size;
  const go = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const { x, y } = placeOn(map, { x: event.clientX - box.left, y: event.clientY - box.top });
    surface.centre({ left: x, right: x, top: y, bottom: y });
  };
  /** The picture below must not take it for a press on itself. */
  const mine = (event: PointerEvent): void => event.stopPropagation();
  return (
    // The keyboard has zoom and arrow keys for the same; nothing here needs a name of its own.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.minimap}
      title={t("editor.minimap")}
      data-minimap=""
      style={{ width, height }}
      onPointerDown={(event) => {
        mine(event);
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={(event) => {
        mine(event);
        if ((event.buttons & 1) !== 0) go(event);
      }}
      onPointerUp={mine}
      onPointerCancel={mine}
    >
      <img src={src} alt="" draggable={false} style={toned} className={styles.minimapPicture} />
      <svg className={styles.minimapView} aria-hidden="true" focusable="false">
        <rect x={left} y={top} width={Math.max(right - left, 2)} height={Math.max(bottom - top, 2)} />
        <rect x={left} y={top} width={Math.max(right - left, 2)} height={Math.max(bottom - top, 2)} />
      </svg>
    </div>
  );
}
