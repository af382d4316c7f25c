import type { StoredAnswers } from "@keyhole/shared/answers";
import { toStored } from "@keyhole/shared/answers";
import type { ProjectId } from "@keyhole/shared/ids";
import { defaultProjectSettings, projectSettings, type ProjectSettings } from "@keyhole/shared/project-settings";
import { templates } from "@keyhole/shared/templates/templates";
import type { TemplateForm } from "@keyhole/shared/templates/template";
import { z } from "zod";
import { noFacts } from "../door/facts.ts";
import { guarded, type ActorContext } from "../door/procedure.ts";
import { entryOf, newId } from "../door/trail-drafts.ts";
import { makeItem, type RawItem } from "../features/imports/make-item.ts";
import { createProject } from "../features/projects/create.ts";
import { drawScene, type Scene } from "./scenes.ts";
import { samplePairs, sampleTexts, type SampleText } from "./texts.ts";

const pictures = 12;

/** Makes the three sample projects for the person who asks: pictures, names in posts, preference pairs. */
export const createSamples = guarded("project.create", z.void(), noFacts).mutation(async ({ ctx }) => {
  const scenes = await Promise.all(Array.from({ length: pictures }, (_, index) => drawScene(index + 1)));
  const projects: readonly Sample[] = [
    {
      name: "Sample: street scenes",
      form: templates["object-boxes"],
      items: scenes.map(pictureItem),
      settings: { overlap: 2 },
    },
    {
      name: "Sample: names in posts",
      form: templates["named-entities"],
      items: sampleTexts.map(textItem),
      settings: {},
    },
    {
      name: "Sample: which answer is better",
      form: templates["preference-pair"],
      items: samplePairs.map(({ prompt, responses }) => ({
        fields: {
          conversation: {
            kind: "conversation",
            turns: [{ role: "user", text: prompt }],
            candidates: responses.map((text, index) => ({ id: `r${index + 1}`, text })),
          },
        },
      })),
      settings: { visibleMark: "faint" },
    },
  ];
  const made: ProjectId[] = [];
  for (const sample of projects) made.push(await createSample(ctx, sample));
  return { projectIds: made };
});

interface Sample {
  readonly name: string;
  readonly form: TemplateForm;
  readonly items: readonly RawItem[];
  readonly settings: Partial<ProjectSettings>;
}

async function createSample(context: ActorContext, { name, form, items, settings }: Sample): Promise<ProjectId> {
  const { services, now } = context;
  const whole = projectSettings.parse({ ...defaultProjectSettings, ...settings });
  const { projectId } = await createProject(context, { name, settings: whole, form });
  const importId = newId<"import">(services);
  const making = { projectId, importId, settings: whole };
  const stored = await Promise.all(items.map((item) => makeItem(services, item, making)));
  const refs = { actorRole: "lead", project: projectId, import: importId, format: "samples" } as const;
  const drafts = [
    entryOf(context, { type: "import.started", ...refs }),
    entryOf(context, { type: "import.finished", ...refs, count: stored.length }),
  ];
  await services.store.write.addItems(stored, { now, drafts });
  return projectId;
}

const answers = (question: string, answer: ReturnType<typeof toStored>): StoredAnswers => ({
  v: 1,
  answers: { [question]: answer },
});

/** Every third picture comes with a first guess, as from a model; one in six with a reference answer, as gold. */
function pictureItem(scene: Scene, index: number): RawItem {
  const { width, height } = scene;
  const regions = scene.boxes.map((box, at) => ({ id: `s${at + 1}`, ...box }));
  const reference = answers("objects", toStored("box", { width, height, regions }));
  const guess = answers("objects", toStored("box", { width, height, regions: regions.slice(1) }));
  return {
    fields: { image: { kind: "picture", bytes: scene.bytes } },
    ...(index % 3 === 0 ? { suggestions: guess } : {}),
    ...(index % 6 === 5 ? { reference, gold: true } : {}),
  };
}

const textItem = ({ text, spans }: SampleText): RawItem => {
  const regions = spans.map((span, at) => ({ id: `s${at + 1}`, part: { kind: "text" as const }, ...span }));
  return {
    fields: { text: { kind: "text", text } },
    reference: answers("entities", toStored("span", { regions })),
  };
};
