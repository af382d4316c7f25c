import { createContext, type ReactNode, useContext } from "react";
import { createPortal } from "react-dom";

export const BarSlotContext = createContext<HTMLElement | null>(null);

/** Puts a page's own controls into the bar, such as the switch between projects. */
export function BarSlot({ children }: { readonly children: ReactNode }) {
  const slot = useContext(BarSlotContext);
  return slot === null ? null : createPortal(children, slot);
}
