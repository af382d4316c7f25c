import { partKey } from "@keyhole/shared/questions/span/parts";
import { findMark } from "./mark-order.ts";
import type { TextQuestion } from "./text-layer.ts";
import type { TextSession } from "./text-session.ts";

/** Brings a mark into sight when it was selected elsewhere (a list), until the returned function is called. */
export function followSelection(session: TextSession, questions: readonly TextQuestion[]): () => void {
  const { store } = session;
  let [shown] = store.getState().selection;
  return store.subscribe(() => {
    const { selection } = store.getState();
    const [only] = selection;
    if (only === shown) return;
    shown = only;
    const found = only === undefined || selection.length > 1 ? null : findMark({ store, questions }, only);
    if (found !== null) session.mounted(partKey(found.mark.part))?.surface.scrollTo(found.mark.start);
  });
}
