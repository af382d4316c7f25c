import type { ProjectId } from "@keyhole/shared/ids";
import type { OpenCount, ViewGrant } from "./vault.ts";

/** Counts openings by reason, project and person, in bounded memory: beyond `limit` rows a count loses its person. */
export class OpenCounters {
  readonly #limit: number;
  readonly #rows = new Map<string, { -readonly [Name in keyof OpenCount]: OpenCount[Name] }>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(grant: ViewGrant, projectId: ProjectId, bytes: number): void {
    const reason = grant.kind === "view" ? "view" : grant.reason;
    const personId = grant.personId ?? "";
    const known = this.#rows.get(`${reason}/${projectId}/${personId}`);
    const row = known ?? this.#row({ reason, projectId, personId: this.#rows.size < this.#limit ? personId : "" });
    row.opens += 1;
    row.bytes += bytes;
  }

  /** What was opened elsewhere on this vault's behalf. */
  merge(rows: readonly OpenCount[]): void {
    for (const { opens, bytes, ...name } of rows) {
      const row = this.#row(name);
      row.opens += opens;
      row.bytes += bytes;
    }
  }

  rows(): readonly OpenCount[] {
    return Array.from(this.#rows.values(), (row) => ({ ...row }));
  }

  #row(name: Pick<OpenCount, "reason" | "projectId" | "personId">): { opens: number; bytes: number } {
    const text = `${name.reason}/${name.projectId}/${name.personId}`;
    const known = this.#rows.get(text);
    if (known !== undefined) return known;
    const row = { ...name, opens: 0, bytes: 0 };
    this.#rows.set(text, row);
    return row;
  }
}
