/** Joins class names. Takes `undefined` because a CSS module's member is one to the compiler until it is looked up. */
export const cx = (...parts: readonly (string | false | undefined)[]): string => parts.filter(Boolean).join(" ");
