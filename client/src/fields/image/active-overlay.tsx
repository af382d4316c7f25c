import type { ReactNode } from "react";
import { useAnnotations } from "../../editor/use-annotations.ts";
import { cx } from "../../ui/class-names.ts";
import { haloOf } from "./contrast.ts";
import type { Drawn } from "./drawn.ts";
import styles from "./image-field.module.css";
import type { Stroke } from "./image-layer.ts";
import { LabelTag } from "./label-tag.tsx";
import { dotRadius } from "./painter.ts";
import type { Dot, Point, Sketch } from "./shapes.ts";
import type { Surface } from "./surface.ts";
import { useSurface } from "./use-surface.ts";
import { toScreen } from "./viewport.ts";
import type { Viewport } from "./viewport.ts";

/**
 * Everything that changes while a pointer moves: the selected regions with their handles, the one under the pointer,
 * and what is being drawn. Its cost does not depend on how many regions there are; those are on the canvas below.
 */
export function ActiveOverlay({ surface }: { readonly surface: Surface }): ReactNode {
  const viewport = useSurface(surface, (view) => view.viewport);
  const editing = useSurface(surface, (view) => view.editing);
  const preview = useSurface(surface, (view) => view.preview);
  const keyCursor = useSurface(surface, (view) => view.keyCursor);
  const brushAt = useSurface(surface, (view) => view.brushAt);
  const brush = useSurface(surface, (view) => view.brush);
  const snapped = useSurface(surface, (view) => view.snapped);
  const mode = useAnnotations((state) => state.mode);
  const isBrush = mode === "draw" && surface.drawMode()?.brush === true;
  const hover = useAnnotations((state) => state.hover);
  // Answers, selection and what is hidden are read through the surface; these make the overlay follow them.
  useAnnotations((state) => state.answers);
  useAnnotations((state) => state.selection);
  useAnnotations((state) => state.locked);
  useAnnotations((state) => state.hidden);
  useAnnotations((state) => state.unseen);

  const hidden = surface.hidden();
  const selected = surface.selected().filter(({ ref }) => !hidden.has(ref.region));
  const edited = new Map(editing.map((drawn) => [drawn.region.id, drawn]));
  const shown = selected.map((drawn) => edited.get(drawn.region.id) ?? drawn);
  const under = hover === null || hidden.has(hover.region) ? null : surface.find(hover);
  const isEditable = surface.editable() !== null;
  return (
    <svg className={styles.overlay} aria-hidden="true" focusable="false">
      {under !== null && !selected.includes(under) && <Outline drawn={under} viewport={viewport} strength="hover" />}
      {shown.length > mostOutlined ? (
        <Many shown={shown} viewport={viewport} />
      ) : (
        shown.map((drawn) => <Outline key={drawn.region.id} drawn={drawn} viewport={viewport} strength="selected" />)
      )}
      {isEditable && shown[0] !== undefined && <Handles surface={surface} drawn={shown[0]} viewport={viewport} />}
      {preview?.stroke !== undefined && (
        <StrokeMark stroke={preview.stroke} viewport={viewport} colour={preview.colour} />
      )}
      {brushAt !== null && isBrush && (
        <BrushTip at={toScreen(viewport, brushAt)} radius={(brush * viewport.scale) / 2} />
      )}
      {preview !== null && (
        <Lines sketch={preview.sketch} viewport={viewport} colour={preview.colour} className={styles.preview} />
      )}
      {snapped !== null && <SnapSign at={toScreen(viewport, snapped)} kind={snapped.kind} />}
      {keyCursor !== null && <KeyCursor at={toScreen(viewport, keyCursor)} />}
    </svg>
  );
}

/** More selected regions than this are one path for each colour, without tags: an element for each would stop the page. */
const mostOutlined = 200;

function Many({ shown, viewport }: { readonly shown: readonly Drawn[]; readonly viewport: Viewport }) {
  const paths = new Map<string, string[]>();
  for (const { colour, sketch } of shown) {
    const dots = sketch.dots.map((dot) => {
      const { x, y } = toScreen(viewport, dot);
      return `M${x - dotRadius} ${y}a${dotRadius} ${dotRadius} 0 1 0 ${2 * dotRadius} 0a${dotRadius} ${dotRadius} 0 1 0 ${-2 * dotRadius} 0Z`;
    });
    const parts = paths.get(colour) ?? [];
    parts.push(pathOf(sketch, viewport), ...dots);
    paths.set(colour, parts);
  }
  return (
    <g className={styles.selected}>
      {Array.from(paths, ([colour, parts]) => (
        <path
          key={colour}
          d={parts.join("")}
          className={styles.line}
          stroke={colour}
          fill={colour}
          fillRule="evenodd"
        />
      ))}
    </g>
  );
}

function Outline(props: {
  readonly drawn: Drawn;
  readonly viewport: Viewport;
  readonly strength: "hover" | "selected";
}) {
  const { drawn, viewport, strength } = props;
  return (
    <>
      <Lines sketch={drawn.sketch} viewport={viewport} colour={drawn.colour} className={styles[strength]} />
      <LabelTag drawn={drawn} viewport={viewport} />
    </>
  );
}

function pathOf(sketch: Sketch, viewport: Viewport): string {
  const line = (points: readonly Point[], end: string): string => {
    const places = points
      .map((point) => toScreen(viewport, point))
      .map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`);
    return places.length === 0 ? "" : `M${places.join("L")}${end}`;
  };
  return [...sketch.rings.map((ring) => line(ring, "Z")), ...sketch.lines.map((points) => line(points, ""))].join("");
}

function Lines(props: {
  readonly sketch: Sketch;
  readonly viewport: Viewport;
  readonly colour: string;
  readonly className: string | undefined;
}) {
  const { sketch, viewport, colour, className } = props;
  const path = pathOf(sketch, viewport);
  return (
    <g className={cx(className, sketch.tint !== undefined && styles.tinted)}>
      <path d={path} className={styles.halo} stroke={haloOf(colour)} />
      <path
        d={path}
        className={styles.line}
        stroke={colour}
        fill={sketch.rings.length > 0 ? colour : "none"}
        fillRule="evenodd"
      />
      {sketch.dots.map((dot) => (
        <DotMark key={`${dot.x} ${dot.y} ${dot.name ?? ""}`} dot={dot} at={toScreen(viewport, dot)} colour={colour} />
      ))}
    </g>
  );
}

function DotMark({ dot, at, colour }: { readonly dot: Dot; readonly at: Point; readonly colour: string }) {
  return (
    <>
      <circle cx={at.x} cy={at.y} r={dotRadius} className={styles.halo} stroke={haloOf(colour)} />
      <circle cx={at.x} cy={at.y} r={dotRadius} stroke={colour} fill={dot.hollow ? "none" : colour} strokeWidth={2} />
    </>
  );
}

function Handles(props: { readonly surface: Surface; readonly drawn: Drawn; readonly viewport: Viewport }) {
  const { surface, drawn, viewport } = props;
  const chosen = useSurface(surface, (view) => view.handle);
  const coarse = useSurface(surface, (view) => view.coarse);
  const { layer, settings } = drawn.question;
  const { left, top, right, bottom } = drawn.bounds;
  // Handles of a region that is small on the screen shrink with it, so that it can still be seen and moved.
  const room = Math.min(right - left, bottom - top) * viewport.scale;
  return (
    <>
      {layer.handles(drawn.region, settings).map((handle) => {
        const { x, y } = toScreen(viewport, handle);
        const half = (handle.id === chosen ? 2 : 0) + Math.min(coarse ? 7 : 4, Math.max(2.5, room / 10));
        const shared = {
          "data-handle": handle.id,
          stroke: drawn.colour,
          className: handle.id === chosen ? styles.chosenHandle : styles.handle,
        };
        // A point's handle is a ring around it: inside stands whether it is visible.
        return drawn.sketch.dots.length > 0 ? (
          <circle {...shared} key={handle.id} cx={x} cy={y} r={dotRadius + 5} fill="none" stroke="#ffffff" />
        ) : (
          <rect
            {...shared}
            key={handle.id}
            x={x - half}
            y={y - half}
            width={2 * half}
            height={2 * half}
            rx={1.5}
            fill="#ffffff"
          />
        );
      })}
    </>
  );
}

/** What the pointer sticks to: a square on a corner, a ring on a line. */
function SnapSign({ at, kind }: { readonly at: Point; readonly kind: "vertex" | "edge" }) {
  const path =
    kind === "vertex" ? `M${at.x - 6} ${at.y - 6}h12v12h-12Z` : `M${at.x - 6} ${at.y}a6 6 0 1 0 12 0a6 6 0 1 0 -12 0Z`;
  return (
    <g data-snap={kind}>
      <path d={path} className={styles.halo} stroke="#000000b3" />
      <path d={path} className={styles.keyCursor} />
    </g>
  );
}

function KeyCursor({ at }: { readonly at: Point }) {
  const path = `M${at.x - 14} ${at.y}h28M${at.x} ${at.y - 14}v28`;
  return (
    <g>
      <path d={path} className={styles.halo} stroke="#000000b3" />
      <path d={path} className={styles.keyCursor} />
    </g>
  );
}

/** What the round tip went over: a wide line with round ends, which the browser paints however long it gets. */
function StrokeMark(props: { readonly stroke: Stroke; readonly viewport: Viewport; readonly colour: string }) {
  const { stroke, viewport, colour } = props;
  const places = stroke.line.map((point) => toScreen(viewport, point));
  const [first] = places;
  if (first === undefined) return null;
  const path = `M${places.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}${places.length === 1 ? "h0.01" : ""}`;
  return (
    <path
      d={path}
      fill="none"
      stroke={stroke.erases ? "#ffffff" : colour}
      strokeOpacity={stroke.erases ? 0.6 : 0.45}
      strokeWidth={stroke.width * viewport.scale}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
}

function BrushTip({ at, radius }: { readonly at: Point; readonly radius: number }) {
  return (
    <>
      <circle cx={at.x} cy={at.y} r={radius} fill="none" stroke="#000000b3" strokeWidth={3} />
      <circle cx={at.x} cy={at.y} r={radius} fill="none" stroke="#ffffff" strokeWidth={1.25} />
    </>
  );
}
