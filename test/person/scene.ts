import type { Browser, Page } from "playwright-core";
import type { StoredAnswers } from "@keyhole/shared/answers";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { reservedHotkeys } from "@keyhole/shared/questions/reserved-hotkeys";
import { templates } from "@keyhole/shared/templates/templates";
import type { TemplateForm } from "@keyhole/shared/templates/template";
import { launch, pageOf } from "../browser/browser.ts";
import { cableTo } from "../browser/cable.ts";
import type { Demo } from "../browser/demo.ts";
import type { Visitor } from "../harness.ts";
import { imported, projectWith, type Upload } from "../imports/importing.ts";

// A project as a lead sets it up, by the product's own import, and the labeler's page with its first task open.

export interface Scene {
  readonly page: Page;
  readonly projectId: ProjectId;
  /** Answers that were handed in, in that order. */
  stored(): Promise<readonly StoredValues[]>;
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Values by question. */
export type StoredValues = Readonly<Record<string, unknown>>;

export interface SceneOptions {
  readonly demo: Demo;
  readonly title: string;
  readonly form: TemplateForm;
  readonly files: readonly Upload[];
  /** Milliseconds added to each round trip, half of them each way. */
  readonly delayMs: number;
}

export async function setScene({ demo, title, form, files, delayMs }: SceneOptions): Promise<Scene> {
  const [lead, leo] = [await demo.as("lena"), await demo.as("leo")];
  const projectId = await projectWith(lead, form, title);
  const { status } = await imported(lead, projectId, files);
  if (status.state !== "finished" || status.failed > 0)
    throw new Error(`the import ended as ${JSON.stringify(status)}`);
  const personId = leo.personId as PersonId; // the server gave it
  await lead.client.project.setMember.mutate({ projectId, personId, role: "labeler" });
  const cable = await cableTo(leo.url, delayMs);
  const browser: Browser = await launch(cable.flag);
  const complaints: string[] = [];
  try {
    const page = await pageOf(browser, leo, { path: `/work/${projectId}`, complaints });
    await page.getByRole("button", { name: /^(?:Start|Continue)/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator('[data-phase="open"] [data-field]').waitFor();
    return {
      page,
      projectId,
      complaints,
      stored: () => storedIn(lead, projectId),
      async close() {
        await browser.close();
        await cable.close();
      },
    };
  } catch (cause) {
    await browser.close();
    await cable.close();
    throw cause;
  }
}

async function storedIn(lead: Visitor, projectId: ProjectId): Promise<readonly StoredValues[]> {
  const { items } = await lead.client.items.list.query({ projectId });
  const all: { submitted: number; values: StoredValues }[] = [];
  for (const { itemId } of items) {
    const { annotations } = await lead.client.items.inspect.mutate({ projectId, itemId });
    for (const { submitted, answers } of annotations) {
      const byQuestion = (answers as StoredAnswers | null)?.answers ?? {}; // as the server stored them
      const values = Object.fromEntries(Object.entries(byQuestion).map(([name, { value }]) => [name, value]));
      all.push({ submitted: submitted ?? 0, values });
    }
  }
  return all.toSorted((one, other) => one.submitted - other.submitted).map(({ values }) => values);
}

const plain = "1234567890qwertyuiopasdfghjklzxcvbnm;'\\/`";
const shifted = '!@#$%^&*()_{}|:"<>~';

/** One key for each of the first labels, as a lead gives them who has many: digits, letters, then signs of a US layout. */
export function keysFor(labels: readonly string[], kind: "image" | "text"): ReadonlyMap<string, string> {
  const reserved = reservedHotkeys([kind]);
  const free = Array.from(plain + shifted).filter((key) => !reserved.has(key));
  return new Map(labels.slice(0, free.length).map((label, at) => [label, free[at] ?? ""]));
}

/** How a key's sign is pressed. */
export const chordOf = (key: string): string => (shifted.includes(key) ? `Shift+${key}` : key);

/** A template with these labels in its first question. */
export function withLabels(
  name: "object-boxes" | "named-entities",
  labels: readonly string[],
  keys: ReadonlyMap<string, string>,
): TemplateForm {
  const form = templates[name];
  const settings = {
    labels: labels.map((value) => ({ value, ...(keys.has(value) ? { hotkey: keys.get(value) } : {}) })),
  };
  return { ...form, questions: form.questions.map((question) => ({ ...question, settings })) };
}
