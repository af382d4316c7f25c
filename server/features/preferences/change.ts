import { KeyholeError } from "@keyhole/shared/errors";
import {
  changePreferences as changed,
  mostPreferenceBytes,
  mostProjects,
  preferenceChange,
  writePreferences,
  type PreferenceChange,
  type Preferences,
} from "@keyhole/shared/preferences";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { keptPreferences, ofOwnProjects, type OwnPreferences } from "../../identity/own-preferences.ts";

/** Browsers of one person that may change something in the very same moment before one of them is told to try again. */
const tries = 5;

/** Sets or clears single preferences of the actor; what another browser of theirs set meanwhile stays. */
export const changePreferences = guarded("me.change", preferenceChange, noFacts).mutation(async ({ ctx, input }) => {
  for (let left = tries; ; left--) {
    try {
      return await changeOnce(ctx, input);
    } catch (error) {
      if (left <= 1 || !(error instanceof KeyholeError) || error.code !== "conflict") throw error;
    }
  }
});

async function changeOnce(
  { services, actor, now }: ActorContext,
  change: PreferenceChange,
  most = mostPreferenceBytes,
): Promise<OwnPreferences> {
  const { store } = services;
  const before = await keptPreferences(services, actor.personId);
  const told = await ofOwnProjects(store, actor.personId, before.set);
  const set = changed(told, change);
  const all = withHidden(set, { all: before.set, told });
  const whole = Buffer.from(writePreferences(all));
  // What nobody can see now gives way to what is set now.
  const bytes = whole.length > most ? Buffer.from(writePreferences(set)) : whole;
  if (bytes.length > most) {
    const values = { most: Math.round(most / 1024) };
    throw new KeyholeError("too-large", { problems: [{ path: ["set"], message: "preferences.tooLarge", values }] });
  }
  const cipher = await services.personKeys.load(actor.personId);
  const row = { sealed: cipher.sealOwn("preferences", bytes), from: before.revision, now };
  return { revision: await store.write.savePreferences(actor.personId, row), set };
}

/** With the keys of projects in which the person has no role now: who comes back finds them. */
function withHidden(
  set: Preferences,
  { all, told }: { readonly all: Preferences; readonly told: Preferences },
): Preferences {
  const seen = { ...told.projectKeys, ...set.projectKeys };
  const hidden = Object.entries(all.projectKeys ?? {}).filter(([id]) => !(id in seen));
  const room = mostProjects - Object.keys(set.projectKeys ?? {}).length;
  if (hidden.length === 0 || room <= 0) return set;
  return { ...set, projectKeys: { ...Object.fromEntries(hidden.slice(-room)), ...set.projectKeys } };
}

/** Forgets all of them: the record is deleted. */
export const clearPreferences = guarded("me.change", z.void(), noFacts).mutation(async ({ ctx }) => {
  await ctx.services.store.write.clearPreferences(ctx.actor.personId);
  const nothing: OwnPreferences = { revision: 0, set: {} };
  return nothing;
});
