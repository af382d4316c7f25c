/** UTF-16 units beyond which JSON stays as it was written. */
const readableLimit = 200_000;

/**
 * JSON objects and lists with line breaks and indents; any other text as it stands. A number that JavaScript cannot hold
 * exactly, or a member that is given twice, would be changed by that: such text stands too, for it is what is judged.
 */
export function readableJson(text: string): string {
  const trimmed = text.trim();
  if (text.length > readableLimit || !/^[[{]/u.test(trimmed)) return text;
  try {
    const read: unknown = JSON.parse(trimmed);
    const isSame = withoutSpace(JSON.stringify(read)) === withoutSpace(trimmed);
    return isSame ? JSON.stringify(read, null, 2) : text;
  } catch {
    return text;
  }
}

/** JSON without the white space between its tokens, escapes written in one way. */
function withoutSpace(json: string): string {
  return json.replaceAll(/"(?:[^"\\]|\\.)*"|\s+/gu, (token) =>
    token.startsWith('"') ? JSON.stringify(JSON.parse(token)) : "",
  );
}
