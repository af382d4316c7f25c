/**
 * The difference between two answers, small enough to keep hundreds of them: an answer with 10,000 regions of which one
 * moved is one splice of one element. Answers are immutable JSON values; unchanged parts are compared by reference first,
 * so a change that keeps references costs one pass over pointers.
 */
export type Edit =
  | { readonly kind: "replace"; readonly before: unknown; readonly after: unknown }
  | {
      readonly kind: "splice";
      /** The member of the answer that holds the list. */
      readonly member: string;
      readonly start: number;
      readonly removed: readonly unknown[];
      readonly inserted: readonly unknown[];
    }
  /** Members here and there: of hundreds of regions some moved or went. Places of the old and of the new list, rising. */
  | {
      readonly kind: "scatter";
      readonly member: string;
      readonly removed: readonly PlacedValue[];
      readonly inserted: readonly PlacedValue[];
    }
  /** Long texts inside members of a list, each changed in one place: a stroke on a mask changes its text only there. */
  | { readonly kind: "texts"; readonly member: string; readonly changes: readonly TextChange[] };

/** A piece of a text that another took the place of: `name` of the list's member `at`, from `start` on. */
export interface TextChange {
  readonly at: number;
  /** Of the member, where it has one. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly start: number;
  readonly removed: string;
  readonly inserted: string;
}

/** A place in a list and what stands there. */
export type PlacedValue = readonly [at: number, value: unknown];

/** Texts from this length on are kept by what changed in them. */
const longText = 256;

/** A splice of at most so many members is kept as it is. */
const smallSplice = 8;

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** True for equal JSON values; the order of members does not count. */
export function equalValues(first: unknown, second: unknown): boolean {
  if (Object.is(first, second)) return true;
  if (Array.isArray(first) && Array.isArray(second)) {
    return first.length === second.length && first.every((value, index) => equalValues(value, second[index]));
  }
  if (!isMembers(first) || !isMembers(second)) return false;
  const names = Object.keys(first);
  return (
    names.length === Object.keys(second).length &&
    names.every((name) => Object.hasOwn(second, name) && equalValues(first[name], second[name]))
  );
}

/** The edit that turns `before` into `after`, or null where they are equal. */
export function editBetween(before: unknown, after: unknown): Edit | null {
  if (equalValues(before, after)) return null;
  const member = onlyChangedList(before, after);
  if (member === null) return { kind: "replace", before, after };
  const { name, old, fresh } = member;
  const changes = textChanges(old, fresh);
  if (changes !== null) return { kind: "texts", member: name, changes };
  let start = 0;
  while (start < old.length && start < fresh.length && equalValues(old[start], fresh[start])) start += 1;
  let tail = 0;
  const most = Math.min(old.length, fresh.length) - start;
  while (tail < most && equalValues(old[old.length - 1 - tail], fresh[fresh.length - 1 - tail])) tail += 1;
  const removed = old.slice(start, old.length - tail);
  const inserted = fresh.slice(start, fresh.length - tail);
  const scatter = removed.length + inserted.length <= smallSplice ? null : scatterOf(removed, inserted, start);
  if (scatter !== null) return { kind: "scatter", member: name, ...scatter };
  return { kind: "splice", member: name, start, removed, inserted };
}

type Scatter = { readonly removed: readonly PlacedValue[]; readonly inserted: readonly PlacedValue[] };

/** The members that changed, went or came, where the others kept their order; null where a splice says it as shortly. */
function scatterOf(old: readonly unknown[], fresh: readonly unknown[], start: number): Scatter | null {
  const removed: PlacedValue[] = [];
  const inserted: PlacedValue[] = [];
  let from = 0;
  let to = 0;
  while (from < old.length || to < fresh.length) {
    if (from < old.length && to < fresh.length && equalValues(old[from], fresh[to])) {
      from += 1;
      to += 1;
      continue;
    }
    // As many on both sides: one took the place of the other. Else the longer list has one more here.
    const ahead = old.length - from - (fresh.length - to);
    if (ahead >= 0) removed.push([start + from, old[from++]]);
    if (ahead <= 0) inserted.push([start + to, fresh[to++]]);
  }
  return removed.length + inserted.length <= (old.length + fresh.length) / 2 ? { removed, inserted } : null;
}

/** What changed, where that is one long text in some members of the list; null where it is anything else. */
function textChanges(old: readonly unknown[], fresh: readonly unknown[]): readonly TextChange[] | null {
  if (old.length !== fresh.length) return null;
  const changes: TextChange[] = [];
  for (const [at, before] of old.entries()) {
    const after = fresh[at];
    if (before === after || equalValues(before, after)) continue;
    const change = isMembers(before) && isMembers(after) ? textChange(before, after) : null;
    if (change === null) return null;
    const id = isMembers(before) ? before["id"] : undefined;
    changes.push({ at, ...(typeof id === "string" ? { id } : {}), ...change });
  }
  return changes;
}

function textChange(before: Members, after: Members): Omit<TextChange, "at" | "id"> | null {
  const names = Object.keys(before);
  if (names.length !== Object.keys(after).length) return null;
  const changed = names.filter((name) => !equalValues(before[name], after[name]));
  const [name] = changed;
  if (changed.length !== 1 || name === undefined) return null;
  const [old, fresh] = [before[name], after[name]];
  if (typeof old !== "string" || typeof fresh !== "string" || old.length < longText) return null;
  let start = 0;
  while (start < old.length && old[start] === fresh[start]) start += 1;
  let tail = 0;
  const most = Math.min(old.length, fresh.length) - start;
  while (tail < most && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail += 1;
  return {
    name,
    start,
    removed: old.slice(start, old.length - tail),
    inserted: fresh.slice(start, fresh.length - tail),
  };
}

function onlyChangedList(
  before: unknown,
  after: unknown,
): { name: string; old: readonly unknown[]; fresh: readonly unknown[] } | null {
  if (!isMembers(before) || !isMembers(after)) return null;
  const names = Object.keys(before);
  if (names.length !== Object.keys(after).length || names.some((name) => !Object.hasOwn(after, name))) return null;
  const changed = names.filter((name) => !equalValues(before[name], after[name]));
  const name = changed[0];
  if (changed.length !== 1 || name === undefined) return null;
  const old = before[name];
  const fresh = after[name];
  return Array.isArray(old) && Array.isArray(fresh) ? { name, old, fresh } : null;
}

export function invertEdit(edit: Edit): Edit {
  switch (edit.kind) {
    case "replace":
      return { kind: "replace", before: edit.after, after: edit.before };
    case "splice":
      return { ...edit, removed: edit.inserted, inserted: edit.removed };
    case "scatter":
      return { ...edit, removed: edit.inserted, inserted: edit.removed };
    case "texts": {
      const changes = edit.changes.map((each) => ({ ...each, removed: each.inserted, inserted: each.removed }));
      return { ...edit, changes };
    }
  }
}

/** The answer after the edit, or `misfit` where the answer is not the one the edit was made on. */
export function applyEdit(answer: unknown, edit: Edit): { readonly answer: unknown } | "misfit" {
  if (edit.kind === "replace") return equalValues(answer, edit.before) ? { answer: edit.after } : "misfit";
  const list = isMembers(answer) ? answer[edit.member] : undefined;
  if (!isMembers(answer) || !Array.isArray(list)) return "misfit";
  const changed = changedList(list, edit);
  return changed === null ? "misfit" : { answer: { ...answer, [edit.member]: changed } };
}

function changedList(list: readonly unknown[], edit: Exclude<Edit, { kind: "replace" }>): readonly unknown[] | null {
  switch (edit.kind) {
    case "splice":
      return spliced(list, edit);
    case "scatter":
      return scattered(list, edit);
    case "texts":
      return retexted(list, edit.changes);
  }
}

function retexted(list: readonly unknown[], changes: readonly TextChange[]): readonly unknown[] | null {
  const next = [...list];
  for (const { at, id, name, start, removed, inserted } of changes) {
    const member = next[at];
    const text = isMembers(member) ? member[name] : undefined;
    if (
      !isMembers(member) ||
      (id !== undefined && member["id"] !== id) ||
      typeof text !== "string" ||
      !text.startsWith(removed, start)
    )
      return null;
    next[at] = { ...member, [name]: text.slice(0, start) + inserted + text.slice(start + removed.length) };
  }
  return next;
}

function spliced(list: readonly unknown[], edit: Edit & { kind: "splice" }): readonly unknown[] | null {
  const end = edit.start + edit.removed.length;
  if (!equalValues(list.slice(edit.start, end), edit.removed)) return null;
  return [...list.slice(0, edit.start), ...edit.inserted, ...list.slice(end)];
}

function scattered(list: readonly unknown[], { removed, inserted }: Edit & { kind: "scatter" }) {
  const gone = new Map(removed);
  if (gone.size !== removed.length) return null;
  for (const [at, value] of gone) if (at >= list.length || !equalValues(list[at], value)) return null;
  const rest = list.filter((_, at) => !gone.has(at));
  const come = new Map(inserted);
  const length = rest.length + inserted.length;
  if (come.size !== inserted.length || inserted.some(([at]) => at >= length)) return null;
  let next = 0;
  return Array.from({ length }, (_, at) => (come.has(at) ? come.get(at) : rest[next++]));
}
