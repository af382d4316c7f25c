interface LabelLike {
  readonly value: string;
  readonly title: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isLabel = (value: unknown): value is LabelLike =>
  isRecord(value) && typeof value["value"] === "string" && typeof value["title"] === "string";

/** The stored values of everything label-shaped in a question's settings. */
export function labelValues(settings: unknown): ReadonlySet<string> {
  if (Array.isArray(settings)) return new Set(settings.flatMap((each: unknown) => [...labelValues(each)]));
  if (!isRecord(settings)) return new Set();
  const own = isLabel(settings) ? [settings.value] : [];
  return new Set([...own, ...Object.values(settings).flatMap((each) => [...labelValues(each)])]);
}

/**
 * Settings after an edit, with the stored value of every pinned label kept where only its title was typed over. Answers hold
 * values: a published label may be called something else, but it stays the same label. Works on anything label-shaped,
 * so that it need not know question types.
 */
export function pinLabels(before: unknown, after: unknown, pinned: ReadonlySet<string>): unknown {
  if (Array.isArray(before) && Array.isArray(after)) {
    // Rows were added, removed or moved: titles and values moved together.
    if (before.length !== after.length) return after;
    return after.map((each: unknown, index) => pinLabels(before[index], each, pinned));
  }
  if (isLabel(before) && isLabel(after)) {
    const isRenamed = before.value !== after.value && after.value === after.title && before.title !== after.title;
    const isAlone = isRenamed && pinned.has(before.value) && sameButNames(before, after);
    const kept = isAlone ? { ...after, value: before.value } : after;
    const [above, below]: readonly unknown[] = [Reflect.get(before, "children"), Reflect.get(after, "children")];
    return below === undefined ? kept : { ...kept, children: pinLabels(above, below, pinned) };
  }
  if (isRecord(before) && isRecord(after)) {
    return Object.fromEntries(
      Object.entries(after).map(([key, value]) => [key, pinLabels(before[key], value, pinned)]),
    );
  }
  return after;
}

/** Two rows that differ in their names only are one row, renamed; two rows that changed places differ in colour or key. */
function sameButNames(before: LabelLike, after: LabelLike): boolean {
  const rest = ({ value: _value, title: _title, ...others }: LabelLike) => JSON.stringify(others);
  return rest(before) === rest(after);
}
