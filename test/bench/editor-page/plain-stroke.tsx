import { useEffect, useRef, type ReactNode } from "react";
import { blots, colours, extent, nextPaint } from "./world.tsx";

/** The twin of a mask: blots on one canvas, a stroke painted straight onto another, nothing stored. */
export function PlainStroke(): ReactNode {
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
    const scale = Math.min(stage.clientWidth / extent.width, stage.clientHeight / extent.height);
    let last: { readonly x: number; readonly y: number } | null = null;
    let painted = 0;
    stage.addEventListener("pointerdown", ({ clientX, clientY }) => (last = { x: clientX, y: clientY }));
    stage.addEventListener("pointermove", ({ clientX: x, clientY: y }) => {
      if (last === null) return;
      moving.strokeStyle = colours[0];
      moving.lineCap = "round";
      moving.lineWidth = 18 * scale;
      moving.beginPath();
      moving.moveTo(last.x, last.y);
      moving.lineTo(x, y);
      moving.stroke();
      last = { x, y };
      painted += 1;
    });
    stage.addEventListener("pointerup", () => (last = null));
    window.bench = {
      async load(count) {
        const start = performance.now();
        for (const [index, { x, y, radius }] of blots(count).entries()) {
          still.fillStyle = colours[index % colours.length] ?? colours[0];
          still.beginPath();
          still.arc(x * scale, y * scale, radius * scale, 0, 2 * Math.PI);
          still.fill();
        }
        await nextPaint();
        return performance.now() - start;
      },
      place: () => ({ x: 630 * scale, y: 330 * scale }),
      state: () => painted,
    };
  }, []);
  return (
    <div className="twin">
      <canvas ref={below} />
      <canvas ref={above} />
    </div>
  );
}
