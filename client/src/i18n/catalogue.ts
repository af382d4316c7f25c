/**
 * A message is a text with `{name}` placeholders, or one text per plural category of a count (CLDR categories by
 * `Intl.PluralRules`). Numbers among the values are written in the reader's way; strings stand as they are.
 */
export interface PluralMessage {
  /** The value that decides the category. */
  readonly plural: string;
  readonly one: string;
  readonly other: string;
  /** For none, in every language: "no sections" where "0 sections" would be clumsy. */
  readonly zero?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
}
export type Message = string | PluralMessage;

/** One area's messages. Keys start with the area's name, so that no two areas can collide. */
export type Area<Name extends string> = Readonly<Record<`${Name}.${string}`, Message>>;

export type Values = Readonly<Record<string, string | number>>;

/** The names between braces of a text literal: `"{count} of {total}"` -> `"count" | "total"`. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** Values that a message needs, none for a text without placeholders. */
export type ValuesOf<M extends Message> = M extends string
  ? { readonly [Name in Placeholders<M>]: string | number }
  : M extends PluralMessage
    ? { readonly [Name in Placeholders<M["one"] | M["other"]> | M["plural"]]: string | number }
    : never;

/**
 * A translation of an area: no key that the English lacks. A key that it lacks is named by `translations.test.ts`, and
 * shows the English until then. A count may need a plural where the English does not, and the other way round.
 */
export type Translated<English> = { readonly [Key in keyof English]?: Message };
