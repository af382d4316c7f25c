import type { Problem } from "@keyhole/shared/errors";

/** Where in the upload something stands: the file with its folders, and its line where it has lines. */
export interface Place {
  readonly file: string;
  readonly line: number | null;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** One record of any format as an object of columns, or why it cannot be read. `place` is for the reader. */
export type ReadRecord =
  | { readonly place: Place; readonly value: JsonObject; readonly problems?: readonly Problem[] }
  | { readonly place: Place; readonly value: null; readonly problems: readonly Problem[] };

/** Plain bytes under a name, read as often as needed, from the start. */
export interface ByteSource {
  readonly name: string;
  readonly bytes: number;
  /** It unpacks as it is read: reading may fail because the archive is damaged. */
  readonly packed?: boolean;
  read(): AsyncIterable<Uint8Array>;
}

/** Keys of import messages; their texts stand in the client's catalogue. */
export const found = (message: string, values?: Problem["values"], path: Problem["path"] = []): Problem =>
  values === undefined ? { path, message } : { path, message, values };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
