import type { Area } from "../catalogue.ts";

export const me = {
  "me.title": "What Keyhole records about me",
  "me.intro": "Keyhole stores your name, your sign-in and your work, and an entry for each thing you saw or changed.",
  "me.name": "Name",
  "me.login": "Login name",
  "me.roles": "Roles of the installation",
  "me.noRoles": "none",
} as const satisfies Area<"me">;
