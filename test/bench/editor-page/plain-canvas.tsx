import { useEffect, useRef, type ReactNode } from "react";
import { boxes, colours, extent, nextPaint, type Box } from "./world.tsx";

/** The twin: boxes on one canvas, the dragged one on another above it, and no editor around them. */
export function PlainCanvas(): ReactNode {
  const below = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const layers = [below.current, above.current].map((canvas) => canvas?.getContext("2d"));
    const [still, moving] = layers;
    const stage = above.current;
    if (stage === null || still === undefined || still === null || moving === undefined || moving === null) return;
    const scale = Math.min(stage.clientWidth / extent.width, stage.clientHeight / extent.height);
    for (const { canvas } of [still, moving]) {
      canvas.width = stage.clientWidth;
      canvas.height = stage.clientHeight;
    }
    let all: readonly Box[] = [];
    let dragged: Box | undefined;
    let from: { x: number; y: number; box: Box } | null = null;
    let frame = 0;
    const stroke = (context: CanvasRenderingContext2D, some: readonly Box[]): void => {
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.clearRect(0, 0, extent.width, extent.height);
      context.lineWidth = 2 / scale;
      for (const [index, colour] of colours.entries()) {
        context.strokeStyle = colour;
        for (const box of some)
          if (Number(box.id.slice(1)) % colours.length === index)
            context.strokeRect(box.x, box.y, box.width, box.height);
      }
    };
    stage.addEventListener("pointerdown", (event) => {
      if (dragged !== undefined) from = { x: event.clientX, y: event.clientY, box: dragged };
    });
    stage.addEventListener("pointermove", (event) => {
      if (from === null) return;
      const [dx, dy] = [(event.clientX - from.x) / scale, (event.clientY - from.y) / scale];
      dragged = { ...from.box, x: from.box.x + dx, y: from.box.y + dy };
      if (frame === 0)
        frame = requestAnimationFrame(() => {
          frame = 0;
          if (dragged !== undefined) stroke(moving, [dragged]);
        });
    });
    stage.addEventListener("pointerup", () => (from = null));
    window.bench = {
      async load(count) {
        const start = performance.now();
        all = boxes(count);
        [dragged] = all;
        requestAnimationFrame(() => {
          stroke(still, all.slice(1));
          stroke(moving, all.slice(0, 1));
        });
        await nextPaint();
        return performance.now() - start;
      },
      place: () => ({ x: ((dragged?.x ?? 0) + 30) * scale, y: ((dragged?.y ?? 0) + 30) * scale }),
      state: () => dragged?.x ?? 0,
    };
  }, []);
  return (
    <div className="twin">
      <canvas ref={below} />
      <canvas ref={above} />
    </div>
  );
}
