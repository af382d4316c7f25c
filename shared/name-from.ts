/** A name that answers and imports use, from a title: lower case, latin, unique among `taken`. */
export function nameFrom(title: string, taken: readonly string[], fallback: string): string {
  const latin = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 36)
    .replace(/-+$/, "");
  return unusedName(latin === "" ? fallback : latin, taken);
}

/** The name itself, or with the first number from 2 that makes it unique. */
export function unusedName(base: string, taken: readonly string[]): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? base : `${base}-${count}`;
    if (!taken.includes(name)) return name;
  }
}
