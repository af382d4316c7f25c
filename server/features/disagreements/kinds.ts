import type { FoundDisagreement } from "@keyhole/db/store/disagreements";
import type { Disagreement, Said } from "@keyhole/shared/agreement/disagreements";
import type { AnnotationId, PersonId, ProjectId } from "@keyhole/shared/ids";
import type { Services } from "../../services.ts";

/** What a kind of disagreement is in words: the question's name and the values of what the two sides said. */
export interface KindWords {
  readonly question: string;
  readonly said: readonly [Said, Said];
}

/** Bytes of an HMAC that names a kind, a question or a label. */
const nameBytes = 16;

/** Names are HMACs under the project's key, so that the tables hold no word of the recipe. */
async function named({ vault }: Services, projectId: ProjectId, parts: readonly unknown[]): Promise<string> {
  const mac = await vault.fingerprint(projectId, Buffer.from(JSON.stringify(parts)));
  return Buffer.from(mac).subarray(0, nameBytes).toString("base64url");
}

export const kindOf = (services: Services, projectId: ProjectId, { question, said }: KindWords): Promise<string> =>
  named(services, projectId, ["disagreement", question, ...said]);

export const questionName = (services: Services, projectId: ProjectId, question: string): Promise<string> =>
  named(services, projectId, ["disagreement-question", question]);

/** Empty where nothing was said, as the tables have it. */
export const labelName = async (services: Services, projectId: ProjectId, said: Said): Promise<string> =>
  said === null ? "" : named(services, projectId, ["disagreement-label", said]);

/** What the guideline may speak of, most particular first: the kind itself, either side's label, the question. */
export async function topicsOf(services: Services, projectId: ProjectId, words: KindWords): Promise<readonly string[]> {
  const labels = words.said.filter((label) => label !== null);
  return Promise.all([
    kindOf(services, projectId, words),
    ...labels.map((label) => named(services, projectId, ["guideline-topic", words.question, label])),
    named(services, projectId, ["guideline-topic", words.question]),
  ]);
}

const grant = { kind: "internal", reason: "agreement" } as const;
const identityOf = (projectId: ProjectId, kind: string) =>
  ({ projectId, purpose: "answers", record: `disagreement/${kind}` }) as const;

export async function openWords(
  { vault }: Services,
  { projectId, kind }: { readonly projectId: ProjectId; readonly kind: string },
  sealed: Uint8Array,
): Promise<KindWords> {
  const bytes = await vault.openRecord(grant, identityOf(projectId, kind), sealed);
  return JSON.parse(Buffer.from(bytes).toString("utf8")) as KindWords; // written by `kindSealing` only
}

export interface Rated {
  readonly id: AnnotationId;
  readonly personId: PersonId;
}

/** Turns what the answers of a task differ in into rows; words of a kind are sealed once a run. */
export function kindSealing(services: Services, projectId: ProjectId) {
  const known = new Map<string, Promise<Omit<FoundDisagreement, "answers" | "count">>>();
  const make = async (words: KindWords) => {
    const kind = await kindOf(services, projectId, words);
    const [question, one, other] = await Promise.all([
      questionName(services, projectId, words.question),
      labelName(services, projectId, words.said[0]),
      labelName(services, projectId, words.said[1]),
    ]);
    const bytes = Buffer.from(JSON.stringify(words));
    return { kind, question, one, other, words: await services.vault.sealRecord(identityOf(projectId, kind), bytes) };
  };
  return async (found: readonly Disagreement[], rated: readonly Rated[]): Promise<readonly FoundDisagreement[]> => {
    const rows = found.map(async ({ question, said, answers: [one, other], count }) => {
      const [first, second] = [rated[one], rated[other]];
      if (first === undefined || second === undefined) return [];
      const key = JSON.stringify([question, said]);
      const kind = known.get(key) ?? make({ question, said });
      known.set(key, kind);
      const answers = [
        { annotationId: first.id, personId: first.personId },
        { annotationId: second.id, personId: second.personId },
      ] as const;
      return [{ ...(await kind), answers, count }];
    });
    return (await Promise.all(rows)).flat();
  };
}
