import type { AppRouter } from "@keyhole/server/door/router";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

/** The one place that says what the client calls: types of the server's procedures, none of its code. */
export type { AppRouter };

type Outputs = inferRouterOutputs<AppRouter>;
type RouterInputs = inferRouterInputs<AppRouter>;

export type SessionState = Outputs["session"]["state"];
export type SessionPhase = SessionState["phase"];
export type SessionPerson = NonNullable<SessionState["person"]>;
export type DemoPerson = NonNullable<SessionState["demoPeople"]>[number];

/** A QR code's modules, row by row, as strings of 0 and 1 (1 is dark), without the quiet zone. */
export type QrCode = Outputs["secondFactor"]["begin"]["qr"];

export type Invitation = Outputs["invitation"]["look"];

/** A task under a lease, opened: what `work.next` and `work.open` give. */
export type OpenedTask = Outputs["work"]["next"];
export type OwnProject = Outputs["project"]["own"][number];
export type ProjectId = OwnProject["id"];
/** How a page names the lease it works under. */
export type LeaseHold = RouterInputs["work"]["open"];

/** A finished task under a review lease, with the answers to it. */
export type OpenedReview = Outputs["review"]["next"];
export type ShownAnswer = OpenedReview["review"]["answers"][number];
export type ReviewComment = OpenedReview["review"]["comments"][number];
export type SentDecision = RouterInputs["review"]["decide"]["decision"];
export type DisagreementList = Outputs["disagreements"]["list"];
export type ListedDisagreement = DisagreementList["kinds"][number];
export type ShownSendBack = Outputs["disagreements"]["sends"][number];
export type SendBackSide = ShownSendBack["side"];
export type QualitySummary = Outputs["quality"]["summary"];

/** A guideline as its reader gets it: only the sections of their audience. */
export type OpenedGuideline = Outputs["guidelines"]["read"];
export type ReadGuideline = NonNullable<OpenedGuideline["read"]>;
export type ReadSection = ReadGuideline["sections"][number];
export type OpenedDraft = Outputs["guidelines"]["draft"];

/** The exports of a project and who could approve one. */
export type ExportList = Outputs["exports"]["list"];
export type ProjectExport = ExportList["exports"][number];

export type TrailFilter = RouterInputs["trail"]["search"]["filter"];
export type ShownEntry = Outputs["trail"]["search"]["entries"][number];
export type TrailStory = Outputs["trail"]["history"]["stories"][number];
export type TrailNames = Outputs["trail"]["names"];
export type SeenProjects = Outputs["trail"]["seenBy"];
export type ItemView = Outputs["trail"]["viewsOfItem"]["views"][number];
export type Verification = Outputs["trail"]["verification"];

export type ProjectHome = Outputs["project"]["home"];
export type ProjectWorker = Outputs["project"]["workers"][number];
export type ProjectDetail = Outputs["project"]["detail"];
export type ListedItem = Outputs["items"]["list"]["items"][number];
export type InspectedItem = Outputs["items"]["inspect"];

export type ImportPreview = Outputs["imports"]["preview"];
export type ImportPlan = ImportPreview["plan"];
export type ImportStatus = Outputs["imports"]["status"];
export type ImportProblem = Outputs["imports"]["problems"]["problems"][number];
export type ImportLimits = Outputs["imports"]["begin"]["limits"];
