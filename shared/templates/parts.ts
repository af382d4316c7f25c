// What templates are written with.

export const picture = { name: "image", kind: "image", title: "Image" } as const;
export const text = { name: "text", kind: "text", title: "Text" } as const;
export const conversation = { name: "conversation", kind: "conversation", title: "Conversation" } as const;

/** Responses in another order for each labeler: who compares them tends to the first. */
export const shuffled = { ...conversation, display: { shuffle: true } } as const;

/** Labels or options written as `value: title`, with a key each in their order. */
export const labels = (keys: string, titles: Readonly<Record<string, string>>) =>
  Object.entries(titles).map(([value, title], index) => ({
    value,
    title,
    ...(keys[index] === undefined ? {} : { hotkey: keys[index] }),
  }));

export const yesNo = (keys: string) => labels(keys, { yes: "Yes", no: "No" });
