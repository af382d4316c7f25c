/** First byte and the byte behind the last. */
export type Span = readonly [start: number, end: number];

/**
 * The part that a Range header asks for (RFC 9110 section 14.2): the whole where there is none or it is of another unit
 * or form, null where it lies outside. Of several ranges none is served: a client asks for one after another.
 */
export function spanOf(header: string | undefined, size: number): { span: Span; partial: boolean } | null {
  const whole = { span: [0, size], partial: false } as const;
  if (header === undefined) return whole;
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim());
  const [, first = "", last = ""] = match ?? [];
  if (first === "" && last === "") return whole;
  if (first === "") {
    const length = Math.min(size, Number(last));
    return length === 0 ? null : { span: [size - length, size], partial: true };
  }
  const start = Number(first);
  const end = last === "" ? size : Math.min(size, Number(last) + 1);
  return start >= size || start >= end ? null : { span: [start, end], partial: true };
}
