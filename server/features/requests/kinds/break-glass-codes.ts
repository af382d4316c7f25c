import { word, type RequestKindRules } from "../request-kind.ts";

/**
 * New codes for the server's shell. The approval changes nothing yet: the requester fetches the codes once, and only then
 * are the old ones void, so that there is never a time without any.
 */
export const breakGlassCodes: RequestKindRules = {
  deciders: ["administrator", "security-reviewer"],
  byBreakGlass: true,
  async describe({ services }) {
    const { unused } = await services.store.read.breakGlassCodes();
    return [word("codes-left", unused, "number")];
  },
};
