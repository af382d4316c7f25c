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
    };

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
  let start = 0;
  while (start < old.length && start < fresh.length && equalValues(old[start], fresh[start])) start += 1;
  let tail = 0;
  const most = Math.min(old.length, fresh.length) - start;
  while (tail < most && equalValues(old[old.length - 1 - tail], fresh[fresh.length - 1 - tail])) tail += 1;
  return {
    kind: "splice",
    member: name,
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
  return edit.kind === "replace"
    ? { kind: "replace", before: edit.after, after: edit.before }
    : { ...edit, removed: edit.inserted, inserted: edit.removed };
}

/** The answer after the edit, or `misfit` where the answer is not the one the edit was made on. */
export function applyEdit(answer: unknown, edit: Edit): { readonly answer: unknown } | "misfit" {
  if (edit.kind === "replace") return equalValues(answer, edit.before) ? { answer: edit.after } : "misfit";
  const list = isMembers(answer) ? answer[edit.member] : undefined;
  if (!isMembers(answer) || !Array.isArray(list)) return "misfit";
  const end = edit.start + edit.removed.length;
  if (!equalValues(list.slice(edit.start, end), edit.removed)) return "misfit";
  return {
    answer: { ...answer, [edit.member]: [...list.slice(0, edit.start), ...edit.inserted, ...list.slice(end)] },
  };
}
