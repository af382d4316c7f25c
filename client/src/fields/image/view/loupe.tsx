import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { useAnnotationStore } from "../../../editor/use-annotations.ts";
import { ownPreferences, usePreference } from "../../../ui/own-preferences.ts";
import type { Surface } from "../surface.ts";
import { useSurface } from "../use-surface.ts";
import { loupeSide } from "./loupe-place.ts";
import { LoupeView } from "./loupe-view.ts";
import { useToned } from "./tone-filter.tsx";
import styles from "./view.module.css";

interface LoupeProps {
  readonly surface: Surface;
  /** The same marked picture that the surface shows. */
  readonly src: string;
  /** Id of the filter that shows pictures in the page's tone. */
  readonly filter: string;
}

/** A magnifier beside the pointer, the moved vertex or the keyboard's cursor; there only while it is switched on or its key is held. */
export function Loupe(props: LoupeProps): ReactNode {
  const isOn = usePreference("loupe") === true;
  const held = useSurface(props.surface, (view) => view.loupe);
  return (held?.shown ?? isOn) ? <OpenLoupe {...props} /> : null;
}

function OpenLoupe({ surface, src, filter }: LoupeProps): ReactNode {
  const store = useAnnotationStore();
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLImageElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const toned = useToned(filter);
  useEffect(() => {
    if (frame.current === null || picture.current === null || canvas.current === null) return undefined;
    const parts = { frame: frame.current, picture: picture.current, canvas: canvas.current };
    const view = new LoupeView(parts, surface);
    const stops = [surface, surface.pointer, store, ownPreferences].map((source) => source.subscribe(view.schedule));
    return () => {
      for (const stop of stops) stop();
      view.stop();
    };
  }, [surface, store]);
  return (
    <div ref={frame} className={styles.loupe} hidden aria-hidden="true" data-loupe="">
      <img ref={picture} src={src} alt="" draggable={false} style={toned} className={styles.loupePicture} />
      <canvas ref={canvas} width={loupeSide} height={loupeSide} className={styles.loupeCanvas} />
    </div>
  );
}
