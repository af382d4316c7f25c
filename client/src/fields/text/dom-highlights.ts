/** What one text tints in each of the two ways. */
const names = ["text-found", "text-found-current"] as const;

/**
 * Tints ranges of the page by the CSS Custom Highlight API; `::highlight()` rules stand in text-view.module.css. Nothing
 * where the browser has no such thing: the current place is selected as well.
 */
export class DomHighlights {
  #mine: readonly (readonly AbstractRange[])[] = [[], []];

  /** Replaces what this text tints: all places, and the current one. */
  show(all: readonly AbstractRange[], current: readonly AbstractRange[]): void {
    if (!("highlights" in CSS)) return;
    const next = [all, current];
    for (const [index, name] of names.entries()) {
      const highlight = CSS.highlights.get(name) ?? new Highlight();
      for (const range of this.#mine[index] ?? []) highlight.delete(range);
      for (const range of next[index] ?? []) highlight.add(range);
      if (highlight.size > 0) CSS.highlights.set(name, highlight);
      else CSS.highlights.delete(name);
      highlight.priority = index;
    }
    this.#mine = next;
  }
}
