import { useEffect, useRef, type ReactNode } from "react";
import { boxes, colours, extent, nextPaint, type Box } from "./world.tsx";

/** The twin: boxes on one canvas, the chosen one on another above it, and no editor around them. */
export function PlainCanvas(): ReactNode {
  const below = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const [still, moving] = [below.current, above.current].map((canvas) => canvas?.getContext("2d"));
    const stage = above.current;
    if (stage === null || still === undefined || still === null || moving === undefined || moving === null) return;
    for (const { canvas } of [still, moving]) {
      canvas.width = stage.clientWidth;
      canvas.height = stage.clientHeight;
    }
    const fitted = Math.min(stage.clientWidth / extent.width, stage.clientHeight / extent.height);
    let view = { scale: fitted, x: 0, y: 0 };
    let all: readonly Box[] = [];
    let chosen: Box | undefined;
    let from: { x: number; y: number; box: Box } | null = null;
    const due = { still: false, moving: false };
    let frame = 0;
    const stroke = (context: CanvasRenderingContext2D, some: readonly Box[]): void => {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, context.canvas.width, context.canvas.height);
      context.setTransform(view.scale, 0, 0, view.scale, view.x, view.y);
      context.lineWidth = 2 / view.scale;
      for (const [index, colour] of colours.entries()) {
        context.strokeStyle = colour;
        for (const box of some)
          if (Number(box.id.slice(1)) % colours.length === index)
            context.strokeRect(box.x, box.y, box.width, box.height);
      }
    };
    const paint = (what: "still" | "moving"): void => {
      due[what] = true;
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        if (due.still)
          stroke(
            still,
            all.filter(({ id }) => id !== chosen?.id),
          );
        if (chosen !== undefined) stroke(moving, [chosen]);
        due.still = false;
        due.moving = false;
      });
    };
    const toPicture = ({ clientX, clientY }: MouseEvent) => ({
      x: (clientX - view.x) / view.scale,
      y: (clientY - view.y) / view.scale,
    });
    stage.addEventListener("pointerdown", (event) => {
      const { x, y } = toPicture(event);
      const holds = (box: Box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
      if (chosen === undefined || !holds(chosen)) {
        chosen = all.findLast(holds);
        paint("still");
        paint("moving");
      }
      if (chosen !== undefined) from = { x, y, box: chosen };
    });
    stage.addEventListener("pointermove", (event) => {
      if (from === null) return;
      const { x, y } = toPicture(event);
      chosen = { ...from.box, x: from.box.x + x - from.x, y: from.box.y + y - from.y };
      paint("moving");
    });
    stage.addEventListener("pointerup", () => (from = null));
    stage.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        if (event.deltaX === 0) {
          const factor = event.deltaY < 0 ? 1.2 : 1 / 1.2;
          const { x, y } = toPicture(event);
          const scale = view.scale * factor;
          view = { scale, x: event.clientX - x * scale, y: event.clientY - y * scale };
        } else view = { ...view, x: view.x - event.deltaX, y: view.y - event.deltaY };
        paint("still");
        paint("moving");
      },
      { passive: false },
    );
    window.bench = {
      async load(count) {
        const next = boxes(count);
        const start = performance.now();
        all = next;
        [chosen] = all;
        paint("still");
        paint("moving");
        await nextPaint();
        return performance.now() - start;
      },
      place: () => ({ x: ((chosen?.x ?? 0) + 30) * view.scale, y: ((chosen?.y ?? 0) + 30) * view.scale }),
      state: () => (chosen?.x ?? 0) + Number(chosen?.id.slice(1) ?? 0) + view.scale + view.x,
    };
  }, []);
  return (
    <div className="twin">
      <canvas ref={below} />
      <canvas ref={above} />
    </div>
  );
}
