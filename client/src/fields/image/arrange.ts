import type { Region } from "@keyhole/shared/questions/question-type";

/** Where regions go in the order in which they are drawn, the last one on top. */
export const orders = ["front", "forward", "backward", "back"] as const;
export type Order = (typeof orders)[number];

/**
 * A list in another order. `forward` and `backward` go just past the next member that `meets` one of those that move: past
 * one that lies elsewhere nothing would be seen to change. The same list where nothing moves. Members that move keep their
 * order among each other.
 */
export function reordered<Member>(
  members: readonly Member[],
  {
    moves,
    order,
    meets,
  }: { moves: ReadonlySet<Member>; order: Order; meets(this: void, one: Member, other: Member): boolean },
): readonly Member[] {
  const list = order === "forward" || order === "front" ? members : members.toReversed();
  const moving = list.filter((member) => moves.has(member));
  const rest = list.filter((member) => !moves.has(member));
  const place = order === "front" || order === "back" ? rest.length : placePast();
  const next = [...rest.slice(0, place), ...moving, ...rest.slice(place)];
  if (next.every((member, at) => member === list[at])) return members;
  return list === members ? next : next.toReversed();

  /** How many of the rest stand before the moving ones then: up to the first that one of them meets. */
  function placePast(): number {
    let passed = 0;
    const below = new Set<Member>();
    for (const member of list) {
      if (moves.has(member)) {
        below.add(member);
        continue;
      }
      passed += 1;
      if (below.size > 0 && [...below].some((each) => meets(each, member))) return passed;
    }
    // Nothing in the way: they stay where the last of them is.
    const last = list.findLastIndex((member) => moves.has(member));
    return list.slice(0, last + 1).filter((member) => !moves.has(member)).length;
  }
}

/** Regions as one group, or out of any (null). Those that are so already stay the same objects. */
export const inGroup =
  (group: string | null) =>
  (region: Region): Region => {
    if (region.group === (group ?? undefined)) return region;
    const { group: _before, ...alone } = region;
    return group === null ? alone : { ...alone, group };
  };
