import type { StoredAnswers } from "@keyhole/shared/answers";
import type { Form } from "@keyhole/shared/form";
import { connect } from "../cli/connection.ts";
import { generator } from "../samples/scenes.ts";
import { streetGuideline } from "./guideline.ts";
import type { DemoPerson } from "./demo-people.ts";

interface Opened {
  readonly lease: { readonly id: string; readonly epoch: number };
  readonly form: Form | null;
  readonly formId: string | null;
  readonly suggestions: StoredAnswers | null;
  readonly fields: Readonly<
    Record<
      string,
      {
        readonly kind: string;
        readonly width?: number;
        readonly height?: number;
        readonly text?: string;
        readonly candidates?: readonly { readonly id: string; readonly text: string }[];
      }
    >
  >;
}

/**
 * Makes the sample projects and some finished work, through the same procedures that browsers call, as the people
 * themselves: the demo's trail is a real one.
 */
export async function seedDemo(socket: string, people: readonly DemoPerson[]): Promise<void> {
  const as = async (login: string) => {
    const connection = connect(socket, null);
    await connection.call("session.actAs", { login });
    return connection;
  };
  const lead = await as("lena");
  const { projectIds } = (await lead.call("project.createSamples")) as { projectIds: string[] };
  for (const projectId of projectIds) {
    for (const { login, role } of people) {
      if (role !== "reviewer" && role !== "labeler" && login !== "ravi") continue;
      const [person] = (await lead.call("project.lookup", { projectId, text: login })) as { id: string }[];
      await lead.call("project.setMember", { projectId, personId: person?.id, role });
    }
  }
  const random = generator(2026);
  const [streets = ""] = projectIds;
  await lead.call("guidelines.publish", {
    projectId: streets,
    baseVersion: 0,
    version: 0,
    body: { v: 1, sections: streetGuideline.map((section) => ({ id: idFrom(random), ...sectionOf(section) })) },
    note: "First version",
    mustAcknowledge: false,
  });
  for (const login of ["leo", "mei"]) {
    const labeler = await as(login);
    for (const projectId of projectIds) await label(labeler, { projectId, tasks: 5, random });
  }
}

const idFrom = (random: () => number): string =>
  Buffer.from(Array.from({ length: 16 }, () => Math.floor(random() * 256))).toString("base64url");

const sectionOf = ({ title, body, roles }: (typeof streetGuideline)[number]) => ({
  title,
  body,
  audience: roles === undefined ? { kind: "everyone" } : { kind: "roles", roles },
});

type Caller = ReturnType<typeof connect>;

async function label(labeler: Caller, work: { projectId: string; tasks: number; random: () => number }): Promise<void> {
  let task = (await labeler.call("work.next", { projectId: work.projectId })) as Opened | null;
  for (let count = 0; task !== null && count < work.tasks; count++) {
    const hold = { leaseId: task.lease.id, epoch: task.lease.epoch };
    const key = idFrom(work.random);
    const reply = (await labeler.call("work.submit", {
      ...hold,
      formId: task.formId,
      answers: answersFor(task, work.random),
      idempotencyKey: key,
      activeMs: 8_000 + Math.floor(work.random() * 30_000),
      next: count + 1 < work.tasks,
    })) as { next: Opened | null };
    task = reply.next;
  }
}

/** What a person might have answered: boxes near those suggested, capital words as names, a preference. */
function answersFor({ form, fields, suggestions }: Opened, random: () => number): StoredAnswers {
  const answers: StoredAnswers["answers"] = {};
  for (const question of form?.questions ?? []) {
    const field = fields[question.field];
    if (question.type === "box" && field?.width !== undefined && field.height !== undefined) {
      const { width, height } = field;
      const given = suggestions?.answers[question.name];
      const drawn = { x: 90 + random() * 500, y: 390 + random() * 40, width: 120, height: 110 };
      const region = { id: "d1", label: question.settings.labels[0]?.value ?? "", ...drawn };
      answers[question.name] = given ?? { type: "box", version: 1, value: { width, height, regions: [region] } };
    } else if (question.type === "span") {
      answers[question.name] = {
        type: "span",
        version: 1,
        value: { regions: capitalised(field?.text ?? "", question.settings.labels[0]?.value ?? "") },
      };
    } else if (question.type === "choice" && question.settings.source === "candidates") {
      // By their texts: each person's page has them in another order, under other names.
      const [one, other] = (field?.candidates ?? []).toSorted((a, b) => (a.text < b.text ? -1 : 1));
      const chosen = random() < 0.6 ? one : other;
      const value =
        random() < 0.15 || chosen === undefined ? { selected: [], tie: true } : { selected: [chosen.id], tie: false };
      answers[question.name] = { type: "choice", version: 1, value };
    }
  }
  return { v: 1, answers };
}

/** Pairs of capitalised words, by code-point offsets. */
function capitalised(text: string, label: string) {
  const found = text.matchAll(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu);
  return Array.from(found, (match, at) => {
    const start = Array.from(text.slice(0, match.index)).length;
    return {
      id: `d${at + 1}`,
      label,
      part: { kind: "text" as const },
      start,
      end: start + Array.from(match[0]).length,
    };
  });
}
