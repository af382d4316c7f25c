/**
 * Keys without modifiers that every editor keeps for itself, with what they do; no label may take them. Named keys
 * (Escape, Delete, arrows) and the space bar cannot be hotkeys at all, and commands with Ctrl or Cmd never clash.
 */
export const reservedHotkeys: Readonly<Record<string, string>> = {
  "?": "show-keys",
  "+": "zoom-in",
  "-": "zoom-out",
  "=": "zoom-to-fit",
};
