import { useEffect, useId, useRef } from "react";
import type { MouseEvent as ReactMouseEvent, PointerEvent, ReactNode } from "react";
import { useAnnotationStore } from "../../editor/use-annotations.ts";
import { t } from "../../i18n/t.ts";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { ActiveOverlay } from "./active-overlay.tsx";
import type { PointerInput } from "./gesture.ts";
import styles from "./image-field.module.css";
import { PictureView } from "./picture-view.ts";
import { pixelsOf } from "./pixels.ts";
import type { StageFocus } from "./stage-focus.ts";
import type { Surface } from "./surface.ts";
import type { Modifiers, Tools } from "./tools.ts";
import { releaseLoupe } from "./view/loupe-switch.ts";
import { Loupe } from "./view/loupe.tsx";
import { Minimap } from "./view/minimap.tsx";
import { ToneFilter, useToned } from "./view/tone-filter.tsx";
import { isAidOn, setAid } from "./view/view-settings.ts";
import { wheelIntent } from "./viewport.ts";

interface StageProps {
  readonly focus: StageFocus;
  readonly surface: Surface;
  readonly tools: Tools;
  readonly src: string;
  readonly title: string;
}

const modifiersOf = (event: ReactMouseEvent): Modifiers => ({
  shift: event.shiftKey,
  alt: event.altKey,
  mod: event.ctrlKey || event.metaKey,
});

/** What a browser's event says of its pointer. */
const inputOf = (type: PointerInput["type"], event: PointerEvent): Omit<PointerInput, "point" | "panKey"> => ({
  type,
  pointer: event.pointerId,
  button: event.button,
  kind: event.pointerType === "touch" || event.pointerType === "pen" ? event.pointerType : "mouse",
  eraser: event.button === 5 || (event.buttons & 32) !== 0,
  contact: Math.max(event.width, event.height),
  at: event.timeStamp,
});

/** The DOM side: picture, canvas, overlay and cross-hair; pointer, wheel and pan key go in, nothing else comes out. */
export function ImageStage({ focus, surface, tools, src, title }: StageProps): ReactNode {
  const store = useAnnotationStore();
  const helpId = useId();
  const stageElement = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLImageElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const across = useRef<HTMLDivElement>(null);
  const down = useRef<HTMLDivElement>(null);
  const view = useRef<PictureView | null>(null);
  const panKey = useRef(false);
  const filter = `tone-${useId().replaceAll(/[^\w-]/g, "")}`;
  const toned = useToned(filter);

  useEffect(() => {
    const parts = { stage: stageElement.current, picture: picture.current, canvas: canvas.current };
    const lines = { across: across.current, down: down.current };
    const { stage } = parts;
    if (stage === null || parts.picture === null || parts.canvas === null) return undefined;
    if (lines.across === null || lines.down === null) return undefined;
    const shown = new PictureView({ stage, picture: parts.picture, canvas: parts.canvas }, surface, {
      across: lines.across,
      down: lines.down,
    });
    view.current = shown;
    const { picture: shownPicture } = parts;
    surface.setPixelReader(() => pixelsOf(shownPicture));
    focus.attach(stage);
    // React's own wheel listener is passive, so it could not keep the page from scrolling.
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      const box = stage.getBoundingClientRect();
      if (event.altKey && surface.drawMode()?.brush === true) {
        surface.resizeBrush(event.deltaY < 0 ? 1 : -1);
        return;
      }
      const intent = wheelIntent(event);
      if (intent.type === "pan") surface.pan(-intent.dx, -intent.dy);
      else surface.zoom(intent.factor, { x: event.clientX - box.left, y: event.clientY - box.top });
    };
    const key = (event: KeyboardEvent): void => {
      const here = focus.has();
      if (event.code !== "Space" || (event.type === "keydown" && !here)) return;
      panKey.current = event.type === "keydown";
      if (here) event.preventDefault();
      surface.set({ pointer: panKey.current ? "grab" : "default" });
    };
    const lifted = ({ code, timeStamp: now }: KeyboardEvent): void => {
      if (releaseLoupe(surface, { code, now })) setAid("loupe", !isAidOn("loupe"));
    };
    const blurred = (): void => void releaseLoupe(surface, { code: null, now: 0 });
    stage.addEventListener("wheel", wheel, { passive: false });
    document.addEventListener("keydown", key);
    document.addEventListener("keyup", key);
    document.addEventListener("keyup", lifted);
    window.addEventListener("blur", blurred);
    const stop = store.subscribe(shown.schedule);
    return () => {
      stop();
      shown.stop();
      surface.setPixelReader(null);
      focus.attach(null);
      stage.removeEventListener("wheel", wheel);
      document.removeEventListener("keydown", key);
      document.removeEventListener("keyup", key);
      document.removeEventListener("keyup", lifted);
      window.removeEventListener("blur", blurred);
    };
  }, [focus, surface, store]);

  const input = (type: PointerInput["type"], event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    tools.pointer({ ...inputOf(type, event), point, panKey: panKey.current }, modifiersOf(event));
    surface.pointer.set(type === "leave" || type === "cancel" ? null : point);
    view.current?.showCross(tools.isDrawMode && type !== "cancel" && type !== "leave" ? point : null);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a drawing surface is an application
    <div
      ref={stageElement}
      className={styles.stage}
      role="application"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application takes keys
      tabIndex={0}
      aria-label={title}
      aria-describedby={helpId}
      onPointerDown={(event) => {
        event.currentTarget.focus({ preventScroll: true });
        event.currentTarget.setPointerCapture(event.pointerId);
        if (event.button === 1) event.preventDefault();
        input("down", event);
      }}
      onPointerMove={(event) => input("move", event)}
      onPointerUp={(event) => input("up", event)}
      onPointerCancel={(event) => input("cancel", event)}
      onPointerLeave={(event) => {
        input("leave", event);
        store.setHover(null);
        surface.set({ brushAt: null, snapped: null });
      }}
      onDoubleClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        tools.double({ x: event.clientX - box.left, y: event.clientY - box.top }, modifiersOf(event));
      }}
      onContextMenu={(event) => event.preventDefault()}
    >
      <img ref={picture} src={src} alt="" draggable={false} style={toned} className={styles.picture} />
      <canvas ref={canvas} className={styles.canvas} />
      <div ref={across} className={styles.across} hidden />
      <div ref={down} className={styles.down} hidden />
      <ActiveOverlay surface={surface} />
      <ToneFilter id={filter} />
      <Minimap surface={surface} src={src} filter={filter} />
      <Loupe surface={surface} src={src} filter={filter} />
      <VisuallyHidden>
        <span id={helpId}>{t("editor.surface.help")}</span>
      </VisuallyHidden>
    </div>
  );
}
