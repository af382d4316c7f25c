import type { InstallationRole } from "@keyhole/shared/vocabulary";

const both = ["administrator", "security-reviewer"] as const satisfies readonly InstallationRole[];

/** The tabs of the area, in order, and whom each is for. Only a convenience: the server decides on every call. */
export const adminTabs = [
  { to: "/admin/people", label: "admin.tab.people", for: both },
  { to: "/admin/teams", label: "admin.tab.teams", for: ["administrator"] },
  { to: "/admin/freeze", label: "admin.tab.freeze", for: both },
  { to: "/admin/settings", label: "admin.tab.settings", for: both },
] as const;
