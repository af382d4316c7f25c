/**
 * The key as a left-to-right page has it: in one that runs right to left, the left arrow goes on and the right one back.
 * For lists, trees and parts in a row; over pictures, arrows keep their sides.
 */
export function logicalKey(key: string, element: Element): string {
  const other = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" }[key];
  return other !== undefined && getComputedStyle(element).direction === "rtl" ? other : key;
}
