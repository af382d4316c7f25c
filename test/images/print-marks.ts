import { createHash } from "node:crypto";

import { overlayTile } from "@keyhole/server/marks/overlay";
import { renderRendition } from "@keyhole/server/marks/rendition";
import { visibleText } from "@keyhole/server/marks/visible-text";

import { photo } from "./samples.ts";

/** Run as a child process by `fonts.test.ts`: prints a digest of a marked picture and of an overlay. */
const shortCode = "K7Q2";
const text = visibleText({ name: "Łucja Жук-Πάππα", shortCode, startedAt: 1_790_000_000_000 });
const source = await photo(700, 500).jpeg({ quality: 95 }).toBuffer();
const visible = { text, shortCode, level: "full" } as const;
const rendition = await renderRendition({ source, target: { kind: "whole", longSide: 1920 }, mark: { visible } });
const overlay = await overlayTile(visible, { theme: "light" });
const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
process.stdout.write(JSON.stringify({ text, rendition: digest(rendition.bytes), overlay: digest(overlay.bytes) }));
