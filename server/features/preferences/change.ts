import { KeyholeError } from "@keyhole/shared/errors";
import {
  changePreferences as changed,
  mostPreferenceBytes,
  preferenceChange,
  writePreferences,
  type PreferenceChange,
} from "@keyhole/shared/preferences";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { ownPreferences, type OwnPreferences } from "../../identity/own-preferences.ts";

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
  const before = await ownPreferences(services, actor.personId);
  const set = changed(before.set, change);
  const bytes = Buffer.from(writePreferences(set));
  if (bytes.length > most) {
    const values = { most: Math.round(most / 1024) };
    throw new KeyholeError("too-large", { problems: [{ path: ["set"], message: "preferences.tooLarge", values }] });
  }
  const cipher = await services.personKeys.load(actor.personId);
  const row = { sealed: cipher.sealOwn("preferences", bytes), from: before.revision, now };
  return { revision: await services.store.write.savePreferences(actor.personId, row), set };
}

/** Forgets all of them: the record is deleted. */
export const clearPreferences = guarded("me.change", z.void(), noFacts).mutation(async ({ ctx }) => {
  await ctx.services.store.write.clearPreferences(ctx.actor.personId);
  const nothing: OwnPreferences = { revision: 0, set: {} };
  return nothing;
});
