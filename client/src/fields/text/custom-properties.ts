import type { CSSProperties } from "react";

/**
 * Custom properties for a `style` prop. They are no members of `CSSProperties` by type; React sets them as it sets the
 * rest, through the CSSOM, which the strict policy allows (it forbids style attributes in HTML).
 */
export const custom = (properties: Readonly<Record<`--${string}`, string | number>>): CSSProperties =>
  properties as CSSProperties;
