import { Visitor } from "../harness.ts";

export const sessionCookie = "__Host-keyhole";
export const deviceCookie = "__Host-keyhole-device";

/** Another browser with a copy of some of somebody's cookies: of the session's, unless named. */
export function thiefOf(who: Visitor, ...names: readonly string[]): Visitor {
  const thief = new Visitor(who.url);
  for (const name of names.length === 0 ? [sessionCookie] : names) thief.cookies.set(name, who.cookies.get(name) ?? "");
  return thief;
}
