import { z } from "zod";

/**
 * Every id is 128 random bits as 22 characters of base64url (RFC 4648 section 5, no padding), never sequential.
 * The brand keeps one kind from standing where another is meant; at run time all of them are plain strings.
 */
declare const brand: unique symbol;
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type PersonId = Id<"person">;
export type SessionId = Id<"session">;
export type DeviceId = Id<"device">;
export type TeamId = Id<"team">;
export type InvitationId = Id<"invitation">;
export type ProjectId = Id<"project">;
export type FormId = Id<"form">;
export type ItemId = Id<"item">;
export type TaskId = Id<"task">;
export type AssignmentId = Id<"assignment">;
export type LeaseId = Id<"lease">;
export type ViewId = Id<"view">;
export type RenditionId = Id<"rendition">;
export type AnnotationId = Id<"annotation">;
export type ReviewId = Id<"review">;
export type GuidelineId = Id<"guideline">;
export type SectionId = Id<"section">;
export type ImportId = Id<"import">;
export type ExportId = Id<"export">;
export type RequestId = Id<"request">;
export type FreezeId = Id<"freeze">;
export type BlobId = Id<"blob">;
export type EntryId = Id<"entry">;

const pattern = /^[A-Za-z0-9_-]{21}[AQgw]$/;

/** True for exactly the canonical encodings of 16 bytes: the last character carries 2 bits, so only A, Q, g, w end one. */
export const isId = (value: string): boolean => pattern.test(value);

/** A parser for one kind of id at the border: `idOf<"project">()`. */
export const idOf = <Kind extends string>() =>
  z
    .string()
    .regex(pattern, "not an id")
    .transform((value) => value as Id<Kind>); // the pattern is all there is to check
