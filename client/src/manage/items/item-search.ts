import { taskStates, type TaskState } from "@keyhole/shared/vocabulary";

/** The list's filters as they stand in the address: opaque ids, states and declared-open metadata only. */
export interface ItemSearch {
  readonly state?: TaskState;
  readonly person?: string;
  readonly key?: string;
  readonly value?: string;
}

/** What of an address's search is a filter; anything else is left out. */
export function itemSearchOf(raw: Readonly<Record<string, unknown>>): ItemSearch {
  const state = taskStates.find((each) => each === raw["state"]);
  const text = (name: string, most: number) => {
    const value = raw[name];
    return typeof value === "string" && value !== "" && value.length <= most ? value : undefined;
  };
  const [person, key, value] = [text("person", 40), text("key", 60), text("value", 1000)];
  return {
    ...(state === undefined ? {} : { state }),
    ...(person === undefined ? {} : { person }),
    ...(key === undefined ? {} : { key }),
    ...(value === undefined ? {} : { value }),
  };
}
