import type { Area } from "../catalogue.ts";

/** Texts of the editor core and of the picture editor. */
export const editor = {
  "editor.undo": "Undo",
  "editor.redo": "Redo",
} as const satisfies Area<"editor">;
