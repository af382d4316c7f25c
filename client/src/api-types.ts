import type { AppRouter } from "@keyhole/server/door/router";
import type { inferRouterOutputs } from "@trpc/server";

/** The one place that says what the client calls: types of the server's procedures, none of its code. */
export type { AppRouter };

type Outputs = inferRouterOutputs<AppRouter>;

export type SessionState = Outputs["session"]["state"];
export type SessionPhase = SessionState["phase"];
export type SessionPerson = NonNullable<SessionState["person"]>;
export type DemoPerson = NonNullable<SessionState["demoPeople"]>[number];

/** A QR code's modules, row by row, as strings of 0 and 1 (1 is dark), without the quiet zone. */
export type QrCode = Outputs["secondFactor"]["begin"]["qr"];

export type Invitation = Outputs["invitation"]["look"];
