import { DomHighlights } from "./dom-highlights.ts";
import { linesOf, measured, nearestOn, rectAt, visualOrder, type BlockNode } from "./dom-lines.ts";
import { blockAt, blocksOf, isMixed, type TextBlock, type TextDocument, type TextRange } from "./text-document.ts";
import type { Point, TextBox, TextSurface } from "./text-surface.ts";

/** Blocks that are laid out, or skipped while out of sight, together. One by one, thousands of them cost more than text. */
export const groupSize = 16;

/** Space kept between the caret and the edge of the scrolled area, in CSS pixels: bars that stick there cover some. */
const scrollMargin = 96;

/**
 * The DOM as a surface: `root` holds groups of `groupSize` elements, one per block in order, marked `data-block` with its
 * index; each holds one element marked `data-text` with the block's text as a single text node. Layout is read only for
 * blocks that are asked for.
 */
export function domTextSurface(root: HTMLElement, document: TextDocument): TextSurface {
  const highlights = new DomHighlights();
  const nodeOf = (block: TextBlock): BlockNode => {
    const element = root.children[Math.floor(block.index / groupSize)]?.children[block.index % groupSize];
    const line = element?.querySelector<HTMLElement>("[data-text]");
    if (element === undefined || line === undefined || line === null)
      throw new Error(`block ${block.index} is not drawn`);
    return { block, element, line, text: line.firstChild instanceof Text ? line.firstChild : null };
  };
  const at = (offset: number) => nodeOf(blockAt(document, offset));
  const inBlock = (node: BlockNode, offset: number) => node.block.table.toUnits(offset - node.block.start);
  const outOf = (node: BlockNode, units: number) => node.block.start + node.block.table.fromUnits(units);

  const place = (point: Point) => {
    const hit = caretFrom(point);
    return hit === null || !root.contains(hit.node) ? null : offsetOf(hit.node, hit.offset);
  };

  const blockOf = (element: Element | null | undefined) =>
    element === null || element === undefined ? undefined : document.blocks[Number(element.getAttribute("data-block"))];

  /** A DOM position inside the root as an offset. In an element that holds blocks it is the start of the next one. */
  const offsetOf = (node: Node, offset: number): number => {
    const element = node instanceof Element ? node : node.parentElement;
    const block = blockOf(element?.closest("[data-block]"));
    if (block !== undefined) {
      if (nodeOf(block).text === node) return outOf(nodeOf(block), offset);
      return offset === 0 ? block.start : block.end;
    }
    const child = element?.children[offset];
    const next = child?.matches("[data-block]") === true ? child : child?.querySelector("[data-block]");
    const after = element === root ? null : element?.nextElementSibling?.querySelector("[data-block]");
    return (blockOf(next) ?? blockOf(after))?.start ?? document.table.length;
  };

  /** As `offsetOf`, for a position that may have been dragged out of the text. */
  const clampedOffset = (node: Node, offset: number): number => {
    if (root.contains(node)) return offsetOf(node, offset);
    return (root.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) === 0 ? document.table.length : 0;
  };

  return {
    boxesOf(range) {
      return blocksOf(document, range).flatMap((block) => boxesIn(nodeOf(block), range));
    },
    clientBox(range) {
      const node = at(range.start);
      const rect = rectsOf(node, range).find(({ width }) => width > 0);
      return rect === undefined ? null : { left: rect.left, top: rect.top, width: rect.width, height: rect.height };
    },
    caretBox(offset) {
      const node = at(offset);
      const origin = node.element.getBoundingClientRect();
      const { x, rect } = rectAt(node, inBlock(node, offset));
      return {
        block: node.block.index,
        left: x - origin.left,
        top: rect.top - origin.top,
        width: 0,
        height: rect.height,
      };
    },
    offsetAt: place,
    codePointAt(point) {
      const near = place(point);
      if (near === null) return null;
      for (const candidate of [near, near - 1]) {
        if (candidate < 0 || candidate >= document.table.length) continue;
        const node = at(candidate);
        if (candidate >= node.block.end) continue;
        const rects = rectsOf(node, { start: candidate, end: candidate + 1 });
        if (rects.some((rect) => within(rect, point))) return candidate;
      }
      return null;
    },
    selection() {
      const selected = getSelection();
      if (selected === null || selected.isCollapsed) return null;
      const { anchorNode, focusNode } = selected;
      if (anchorNode === null || focusNode === null || !root.contains(anchorNode)) return null;
      const anchor = offsetOf(anchorNode, selected.anchorOffset);
      const focus = clampedOffset(focusNode, selected.focusOffset);
      return anchor === focus ? null : { anchor, focus };
    },
    setSelection(selection) {
      const selected = getSelection();
      if (selected === null) return;
      if (selection === null) {
        if (selected.anchorNode !== null && root.contains(selected.anchorNode)) selected.removeAllRanges();
        return;
      }
      const anchor = domPosition(at(selection.anchor), selection.anchor);
      const focus = domPosition(at(selection.focus), selection.focus);
      selected.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
    },
    moveByLine(offset, { down, goalX }) {
      const node = at(offset);
      const here = rectAt(node, inBlock(node, offset));
      const x = goalX ?? here.x;
      const lines = linesOf(node);
      const line = lines.findIndex((each) => each.top + each.height / 2 > here.rect.top);
      const target = lines[line + (down ? 1 : -1)];
      if (target !== undefined) return { offset: outOf(node, nearestOn(node, target, x)), goalX: x };
      const next = document.blocks[node.block.index + (down ? 1 : -1)];
      if (next === undefined) return { offset: down ? node.block.end : node.block.start, goalX: x };
      const other = nodeOf(next);
      const edge = linesOf(other).at(down ? 0 : -1);
      return { offset: edge === undefined ? next.start : outOf(other, nearestOn(other, edge, x)), goalX: x };
    },
    lineEdge(offset, edge) {
      const node = at(offset);
      const units = inBlock(node, offset);
      const line = linesOf(node).find((each) => units <= each.end) ?? { start: 0, end: node.block.text.length };
      // The end of a wrapped line is before its last space: after it the caret would stand on the next line.
      const last = line.end < node.block.text.length ? Math.max(line.start, line.end - 1) : line.end;
      return outOf(node, edge === "start" ? line.start : last);
    },
    directionAt(offset) {
      return getComputedStyle(at(offset).line).direction === "rtl" ? "rtl" : "ltr";
    },
    visualOrder(offset) {
      const node = at(offset);
      return isMixed(node.block.text, getComputedStyle(node.line).direction === "rtl")
        ? visualOrder(node, inBlock(node, offset)).map((units) => outOf(node, units))
        : null;
    },
    lineWidth: () => root.clientWidth,
    scrollTo(offset) {
      const scroller = scrollerOf(root);
      // Blocks out of sight have estimated heights: what scrolling lays out may move the target, so look twice.
      for (let look = 0; look < 2; look++) {
        const node = at(offset);
        const { rect } = rectAt(node, inBlock(node, offset));
        const frame = scroller.getBoundingClientRect();
        const above = frame.top + scrollMargin - rect.top;
        const below = rect.bottom - (frame.top + scroller.clientHeight - scrollMargin);
        if (above > 0) scroller.scrollTop -= above;
        else if (below > 0) scroller.scrollTop += below;
        else return;
      }
    },
    highlight(ranges, current) {
      // Static ones: the browser would keep live ranges up to date with every change of the page.
      const placed = (range: TextRange) => {
        const [from, to] = [domPosition(at(range.start), range.start), domPosition(at(range.end), range.end)];
        return new StaticRange({
          startContainer: from.node,
          startOffset: from.offset,
          endContainer: to.node,
          endOffset: to.offset,
        });
      };
      highlights.show(ranges.map(placed), current === null ? [] : [placed(current)]);
    },
    onLayout(listener) {
      // Heights change whenever scrolling lays a block out; only another width moves boxes inside their blocks.
      let width = root.clientWidth;
      const observer = new ResizeObserver(() => {
        if (root.clientWidth === width) return;
        width = root.clientWidth;
        listener();
      });
      observer.observe(root);
      globalThis.document.fonts.addEventListener("loadingdone", listener);
      return () => {
        observer.disconnect();
        globalThis.document.fonts.removeEventListener("loadingdone", listener);
      };
    },
  };

  function rectsOf(node: BlockNode, range: TextRange): readonly DOMRect[] {
    if (node.text === null) return [];
    const start = inBlock(node, Math.max(range.start, node.block.start));
    const end = inBlock(node, Math.min(range.end, node.block.end));
    return measured(node.text, { start, end }, (dom) => Array.from(dom.getClientRects()));
  }

  function boxesIn(node: BlockNode, range: TextRange): readonly TextBox[] {
    const origin = node.element.getBoundingClientRect();
    const boxes: TextBox[] = [];
    for (const { left, top, right, width, height } of rectsOf(node, range)) {
      if (width === 0) continue;
      const last = boxes.at(-1);
      const box = { block: node.block.index, left: left - origin.left, top: top - origin.top, width, height };
      // A space that hangs at a line's end has a rectangle of its own: it continues the one before.
      const continues = last !== undefined && last.top === box.top && Math.abs(last.left + last.width - box.left) < 0.5;
      if (continues) boxes[boxes.length - 1] = { ...last, width: right - origin.left - last.left };
      else boxes.push(box);
    }
    return boxes;
  }

  function domPosition(node: BlockNode, offset: number): { node: Node; offset: number } {
    return node.text === null
      ? { node: node.line, offset: 0 }
      : { node: node.text, offset: inBlock(node, Math.min(offset, node.block.end)) };
  }
}

const within = (rect: DOMRect, { x, y }: Point) =>
  x >= rect.left && x <= rect.right && y >= rect.top - 4 && y <= rect.bottom + 4;

/** The standard call, or WebKit's older one where that is missing. */
function caretFrom({ x, y }: Point): { node: Node; offset: number } | null {
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position === null ? null : { node: position.offsetNode, offset: position.offset };
  }
  // Typed as absent: every browser that has the standard call never comes here.
  const older: unknown = Reflect.get(document, "caretRangeFromPoint");
  const range: unknown = typeof older === "function" ? Reflect.apply(older, document, [x, y]) : null;
  return range instanceof Range ? { node: range.startContainer, offset: range.startOffset } : null;
}

function scrollerOf(element: Element): Element {
  for (let up = element.parentElement; up !== null; up = up.parentElement) {
    const { overflowY } = getComputedStyle(up);
    if ((overflowY === "auto" || overflowY === "scroll") && up.scrollHeight > up.clientHeight) return up;
  }
  return document.scrollingElement ?? document.documentElement;
}
