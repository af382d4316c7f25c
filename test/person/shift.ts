import { setTimeout as wait } from "node:timers/promises";
import type { Tally } from "./hand.ts";
import { Hand } from "./hand.ts";
import { labelPair, pairShown, readPair } from "./pairs.ts";
import { labelPicture, pictureShown, recogniser } from "./pictures.ts";
import { labelPost, postShown, readPost } from "./posts.ts";
import { realPairs, realPictures, realPosts } from "./real-data.ts";
import { keysFor, setScene, withLabels, type Scene } from "./scene.ts";
import { agreementOf, type Truth } from "./truth.ts";
import { Waits } from "./waits.ts";
import { submit, type Work } from "./work.ts";
import type { Demo } from "../browser/demo.ts";
import { templates } from "@keyhole/shared/templates/templates";

// Somebody's shift: one kind of task after the other until none is left, everything by mouse and keys on what the page shows.

export const kinds = ["pictures", "pairs", "posts"] as const;
export type Kind = (typeof kinds)[number];

export interface ShiftOptions {
  readonly demo: Demo;
  readonly tasks: number;
  readonly delayMs: number;
  /** 1 is a person's pace; near 0 pauses are left out. What a task takes is worked out for a person's in any case. */
  readonly pace: number;
}

export interface Shift {
  readonly figures: Readonly<Record<string, number>>;
  readonly surprises: readonly string[];
  readonly complaints: readonly string[];
  /** Acts beyond the counted minimum, over all tasks. */
  readonly beyond: number;
}

/** One kind of work: how its scene is set, and how the task on screen is done. */
interface Plan {
  readonly scene: Scene;
  readonly keys: ReadonlyMap<string, string>;
  /** What changes when the next task is shown. */
  readonly shown: string;
  /** Does the task on screen but for the submit; tells what is true of it. */
  task(this: void, work: Work): Promise<Truth>;
}

const plans: Readonly<Record<Kind, (options: ShiftOptions) => Promise<Plan>>> = {
  async pictures({ demo, tasks, delayMs }) {
    const { pictures, labels } = realPictures(tasks);
    const keys = keysFor(labels, "image");
    const form = withLabels("object-boxes", labels, keys);
    const files = pictures.map(({ name, bytes }) => ({ name, body: bytes }));
    const scene = await setScene({ demo, title: `Pictures, ${delayMs} ms`, form, files, delayMs });
    const recognise = await recogniser(pictures);
    return {
      scene,
      keys,
      shown: pictureShown,
      async task(work) {
        const picture = await recognise(work.hand.page);
        await labelPicture(picture, work);
        return { kind: "boxes", boxes: picture.boxes };
      },
    };
  },
  async pairs({ demo, tasks, delayMs }) {
    const pairs = realPairs(tasks);
    const body = pairs.map(({ prompt, responses }) => JSON.stringify({ prompt, responses })).join("\n");
    const form = templates["preference-pair"];
    const files = [{ name: "pairs.jsonl", body }];
    const scene = await setScene({ demo, title: `Pairs, ${delayMs} ms`, form, files, delayMs });
    return {
      scene,
      keys: new Map([
        ["0", "1"],
        ["1", "2"],
      ]),
      shown: pairShown,
      async task(work) {
        const { pair, order } = await readPair(work, pairs);
        await labelPair(pair, order, work);
        return { kind: "choice", better: pair.better };
      },
    };
  },
  async posts({ demo, tasks, delayMs }) {
    const { posts, labels } = realPosts(tasks);
    const keys = keysFor(labels, "text");
    const form = withLabels("named-entities", labels, keys);
    const files = [{ name: "posts.jsonl", body: posts.map(({ text }) => JSON.stringify({ text })).join("\n") }];
    const scene = await setScene({ demo, title: `Posts, ${delayMs} ms`, form, files, delayMs });
    return {
      scene,
      keys,
      shown: postShown,
      async task(work) {
        const post = await readPost(work.hand.page, posts);
        await labelPost(post, work);
        return { kind: "spans", spans: post.spans };
      },
    };
  },
};

/** The counted minimum: a drag for each box, a key for each of its picture's labels; a drag and a key for each span; one to submit. */
function countedActs(truth: Truth): number {
  switch (truth.kind) {
    case "choice":
      return 2;
    case "spans":
      return 2 * truth.spans.length + 1;
    case "boxes":
      return truth.boxes.length + new Set(truth.boxes.map(({ label }) => label)).size + 1;
  }
}

/** Nobody is done with a task sooner (ms), however short the pauses are made. */
const quickestMs = 1_000;

const actsOf = ({ drags, keys, clicks, scrolls }: Tally): number => drags + keys + clicks + scrolls;

export async function workShift(kind: Kind, options: ShiftOptions): Promise<Shift> {
  const plan = await plans[kind](options);
  const { scene, keys } = plan;
  try {
    const started = performance.now();
    const [waits, surprises] = [new Waits(), [] as string[]];
    const hand = new Hand(scene.page, options.pace);
    const work: Work = { hand, waits, keys, surprises };
    const truths: Truth[] = [];
    const tallies: Tally[] = [];
    for (let task = 0; task < options.tasks; task++) {
      const shown = performance.now();
      truths.push(await plan.task(work));
      // What the page does meanwhile has the time that it has with a person.
      await wait(Math.max(0, quickestMs - (performance.now() - shown)));
      if (task + 1 < options.tasks) await submit(work, plan.shown);
      else await submitLast(work);
      tallies.push(hand.take());
    }
    const stored = await scene.stored();
    const sum = (of: (tally: Tally) => number): number => tallies.reduce((all, each) => all + of(each), 0);
    const counted = truths.reduce((all, truth) => all + countedActs(truth), 0);
    const acts = sum(actsOf);
    const figures = {
      tasks: options.tasks,
      addedDelayMs: options.delayMs,
      drags: sum(({ drags }) => drags),
      keys: sum((tally) => tally.keys),
      clicks: sum(({ clicks }) => clicks),
      scrolls: sum(({ scrolls }) => scrolls),
      actsPerTask: acts / options.tasks,
      countedPerTask: counted / options.tasks,
      handSecondsPerTask: sum(({ handMs }) => handMs) / options.tasks / 1_000,
      waitSecondsPerTask: waits.total / options.tasks / 1_000,
      thinkSecondsPerTask: sum(({ thinkMs }) => thinkMs) / options.tasks / 1_000,
      ...waits.figures(),
      ...agreementOf(truths, stored),
      surprises: surprises.length,
      ranSeconds: (performance.now() - started) / 1_000,
    };
    return { figures, surprises, complaints: scene.complaints, beyond: acts - counted };
  } catch (cause) {
    // What the browser wrote says more than what did not come.
    throw new Error([`${kind} at ${options.delayMs} ms`, ...scene.complaints].join("\n"), { cause });
  } finally {
    await scene.page.screenshot({ path: "/tmp/driver/shot.png" }); // DEBUGSHOT
    await scene.close();
  }
}

async function submitLast({ hand }: Work): Promise<void> {
  await hand.press("Control+Enter");
  await hand.page.getByText("Nothing to do right now").waitFor();
}
