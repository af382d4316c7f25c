/** Where a card that is dragged to a height (CSS pixels of the window) would come to stand, counted from 0; null for no cards. */
export function cardAt(y: number, cards: readonly { readonly top: number; readonly bottom: number }[]): number | null {
  if (cards.length === 0) return null;
  const found = cards.findIndex(({ bottom }) => y <= bottom);
  return found === -1 ? cards.length - 1 : found;
}
