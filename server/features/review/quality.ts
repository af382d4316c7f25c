import { createHmac } from "node:crypto";
import { goldAnswerCount, qualityOf } from "@keyhole/shared/agreement/tally";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { idOf, type ProjectId } from "@keyhole/shared/ids";
import { z } from "zod";
import { factsOfProject } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { projectInput } from "../work/ids.ts";
import { readForm, requireProject } from "../work/project-of.ts";
import { accuracyOf } from "./own-accuracy.ts";
import { openTally, workerTallyFrom } from "./sealed-tally.ts";

/** What a person is called on the page: by name, or by a number where names are hidden. */
export interface ShownPerson {
  readonly key: string;
  /** Null where review is blind and the reader reviews. */
  readonly name: string | null;
}

/**
 * How well people agree: of each question alpha, mean, labels and pairs of people; accuracy on gold items of each person.
 * Read from sums that the agreement job keeps, so its cost does not grow with the work done.
 */
export const summary = guarded("quality.read", projectInput, factsOfProject).query(async ({ ctx, input }) => {
  const { services, facts } = ctx;
  const { projectId } = input;
  const project = await requireProject(services, projectId);
  const form = project.formId === null ? null : (await readForm(ctx, { id: project.formId, projectId })).form;
  const { tally, changed } = await openTally(services, projectId);
  const computed = new Map(qualityOf(tally).map((each) => [each.question, each]));
  const gold = await services.store.read.goldTallies(projectId);
  const isLead = facts.role === "lead";
  const ids = [...computed.values()].flatMap((each) => each.people.flatMap(({ people }) => people));
  const shown = await shownPeople(ctx, projectId, {
    ids: [...ids, ...gold.map(({ personId }) => personId)],
    named: isLead || !project.parsed.blindReview,
  });
  const known = (id: string): string => shown.get(id)?.key ?? "";
  return {
    changed,
    threshold: project.parsed.agreementThreshold,
    people: [...new Map([...shown.values()].map((person) => [person.key, person])).values()],
    questions: (form?.questions ?? []).map(({ name, title, type, settings }) => {
      const titles = new Map(
        anyQuestionType(type)
          .labels(settings)
          .map((label) => [label.value, label.title]),
      );
      const of = computed.get(name);
      return {
        name,
        title,
        type,
        alpha: of?.alpha ?? null,
        level: of?.level ?? null,
        mean: of?.mean ?? null,
        tasks: of?.tasks ?? 0,
        pairs: of?.pairs ?? 0,
        labels: Object.entries(of?.labels ?? {}).map(([label, mean]) => ({
          label: titles.get(label) ?? label,
          ...mean,
        })),
        people: (of?.people ?? []).map(({ people: [one, other], mean, pairs }) => ({
          people: [known(one), known(other)] as const,
          mean,
          pairs,
        })),
      };
    }),
    /** Of each person, for leads only: it is about people, not about tasks. */
    accuracy: isLead
      ? await Promise.all(
          gold.map(async ({ personId, body }) => {
            const own = (await workerTallyFrom(services, { projectId, personId }, body)).total;
            return { person: known(personId), answers: goldAnswerCount(own), ...accuracyOf(own, 1) };
          }),
        )
      : [],
  };
});

/**
 * People by id. Each has a number in an order that says nothing, not even to somebody who knows everybody's id: it takes a
 * secret to compute. Who is behind a number stands there only where names are shown.
 */
async function shownPeople(
  { services }: ActorContext,
  projectId: ProjectId,
  { ids, named }: { readonly ids: readonly string[]; readonly named: boolean },
): Promise<Map<string, ShownPerson>> {
  const members = named ? await services.store.read.members(projectId) : [];
  const names = new Map(members.map(({ personId, name }) => [personId as string, name]));
  const order = (id: string): string =>
    createHmac("sha256", services.keys.pepper).update(`quality/${projectId}/${id}`).digest("hex");
  const sorted = [...new Set(ids)].sort((one, other) => (order(one) < order(other) ? -1 : 1));
  return new Map(
    sorted.map((id, index) => [id, { key: String(index + 1), name: named ? (names.get(id) ?? null) : null }]),
  );
}

const disagreedInput = projectInput.extend({
  after: z
    .strictObject({ agreement: z.number().min(0).max(1), taskId: idOf<"task">() })
    .nullable()
    .default(null),
  limit: z.int().min(1).max(200).default(50),
});

/** Tasks by agreement, lowest first; a page goes on behind the last one of the page before. */
export const disagreed = guarded("quality.read", disagreedInput, factsOfProject).query(({ ctx, input }) =>
  ctx.services.store.read.disagreedTasks(input.projectId, { after: input.after, limit: input.limit }),
);
