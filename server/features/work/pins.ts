import type { LeaseHold } from "@keyhole/db/store/work";
import { KeyholeError } from "@keyhole/shared/errors";
import type { FormId } from "@keyhole/shared/ids";
import type { Services } from "../../services.ts";

/**
 * What answers under this lease are made under: what was shown, not what was published meanwhile. Answers made under
 * another form than the lease's are a `conflict` that changes nothing: who sends them did not answer what was asked.
 */
export async function requirePins({ store }: Services, hold: LeaseHold, formId: FormId) {
  const pins = await store.read.pinsOf(hold);
  if (pins?.formId !== formId) {
    throw new KeyholeError("conflict", { problems: [{ path: ["formId"], message: "work.other-form" }] });
  }
  return pins;
}
