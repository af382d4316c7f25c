/** A new region's id: 96 random bits as 16 characters of base64url. Made once, kept through every edit. */
export function newRegionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}
