import {
  changePreferences,
  type PreferenceChange,
  type PreferenceName,
  type Preferences,
} from "@keyhole/shared/preferences";
import { useSyncExternalStore } from "react";

/** What the server holds for the person who is signed in. */
export interface PreferenceRecord {
  readonly revision: number;
  readonly set: Preferences;
}

export interface PreferencePorts {
  /** Sends a change; answers with what holds then. */
  save(this: void, change: PreferenceChange): Promise<PreferenceRecord>;
  /** Whether the same change may succeed later (no contact), or never (refused). */
  mayRetry(this: void, error: unknown): boolean;
  /** A change was refused for good and is taken back. */
  refused(this: void, error: unknown): void;
  /** Calls back after so many milliseconds. */
  later(this: void, ms: number, run: () => void): void;
}

/** Changes that follow each other within this time (ms) go as one. */
const gatherMs = 400;
const retryMs = 15_000;

const nothing: PreferenceRecord = { revision: 0, set: {} };
const noChange: PreferenceChange = { set: {}, clear: [] };

const isEmpty = ({ set, clear }: PreferenceChange): boolean => Object.keys(set).length === 0 && clear.length === 0;

/** The later change wins, member by member. */
function joined(first: PreferenceChange, second: PreferenceChange): PreferenceChange {
  const set = changePreferences({ ...first.set, ...second.set }, { set: {}, clear: second.clear });
  const clear = new Set([...first.clear.filter((name) => !(name in second.set)), ...second.clear]);
  return { set, clear: [...clear] };
}

/** A person's own preferences on this page: a change holds at once and goes to the server behind it. */
export class OwnPreferences {
  #ports: PreferencePorts | null = null;
  #record = nothing;
  #sending: PreferenceChange = noChange;
  #waiting: PreferenceChange = noChange;
  #isTimed = false;
  #current: Preferences = {};
  readonly #listeners = new Set<() => void>();

  /** Until it is connected, changes hold on this page only. */
  connect(ports: PreferencePorts): void {
    this.#ports = ports;
  }

  readonly get = (): Preferences => this.#current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the server says holds. Ignored while a change is on its way: its answer says more. */
  adopt(record: PreferenceRecord): void {
    if (!isEmpty(this.#sending) || !isEmpty(this.#waiting)) return;
    this.#record = record;
    this.#changed();
  }

  /** `undefined` means set no longer. */
  set<Name extends PreferenceName>(name: Name, value: Preferences[Name]): void {
    const change: PreferenceChange =
      value === undefined ? { set: {}, clear: [name] } : { set: { [name]: value }, clear: [] };
    this.#waiting = joined(this.#waiting, change);
    this.#changed();
    this.#sendIn(gatherMs);
  }

  /** Everything was cleared on the server. */
  cleared(): void {
    this.#record = nothing;
    this.#waiting = noChange;
    this.#changed();
  }

  #sendIn(ms: number): void {
    if (this.#isTimed || this.#ports === null) return;
    this.#isTimed = true;
    this.#ports.later(ms, () => {
      this.#isTimed = false;
      void this.#send();
    });
  }

  async #send(): Promise<void> {
    const ports = this.#ports;
    if (ports === null || !isEmpty(this.#sending) || isEmpty(this.#waiting)) return;
    this.#sending = this.#waiting;
    this.#waiting = noChange;
    try {
      this.#record = await ports.save(this.#sending);
      this.#sending = noChange;
      if (!isEmpty(this.#waiting)) this.#sendIn(gatherMs);
    } catch (error) {
      const lost = this.#sending;
      this.#sending = noChange;
      if (ports.mayRetry(error)) {
        this.#waiting = joined(lost, this.#waiting);
        this.#sendIn(retryMs);
      } else ports.refused(error);
    }
    this.#changed();
  }

  #changed(): void {
    this.#current = changePreferences(changePreferences(this.#record.set, this.#sending), this.#waiting);
    for (const listener of this.#listeners) listener();
  }
}

/** The one of this page; it belongs to whoever is signed in, and goes with the page when another signs in. */
export const ownPreferences = new OwnPreferences();

export const usePreferences = (): Preferences => useSyncExternalStore(ownPreferences.subscribe, ownPreferences.get);

export const usePreference = <Name extends PreferenceName>(name: Name): Preferences[Name] => usePreferences()[name];

export const setPreference = <Name extends PreferenceName>(name: Name, value: Preferences[Name]): void =>
  ownPreferences.set(name, value);
