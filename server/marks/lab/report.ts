import type { StrengthName } from "../signal/embed.ts";
import { markKeys } from "../signal/mark-keys.ts";
import { listed, type Candidate } from "../signal/verdict.ts";
import { attacks, averaged, withoutTileMean, type AttackName } from "./attacks.ts";
import { markPicture } from "./mark-picture.ts";
import { encodeServed, lightOf, longestSide, readPicture, type Picture } from "./picture.ts";
import { psnr, ssim } from "./quality.ts";
import { knownOriginal, readLeak, type KnownOriginal } from "./read-leak.ts";

/** What happened to one leak. */
export interface Trial {
  readonly picture: string;
  readonly attack: string;
  /** Whether the right view, or its worker, was named and nobody else. */
  readonly isNamed: boolean;
  /** Somebody who had nothing to do with it was named: never acceptable. */
  readonly isFalse: boolean;
  /** The right view's score; 0 where the original was not found in the leak. */
  readonly score: number;
  readonly ms: number;
}

export interface Quality {
  readonly picture: string;
  readonly psnr: number;
  readonly ssim: number;
  readonly markMs: number;
}

export interface LabOptions {
  readonly master: Uint8Array;
  readonly strength: StrengthName;
  readonly attacks: readonly AttackName[];
  /** Views by other people that are scored along: at least one. */
  readonly innocents: number;
  readonly collusion: boolean;
  readonly progress: (text: string) => void;
}

export interface LabInput {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const own = (item: string, number: number): Candidate => ({
  item,
  worker: `worker ${number}`,
  view: `${item} view ${number}`,
});

/** Marks each picture, attacks the served bytes, reads each leak beside its original. One picture after another. */
export async function* runLab(
  pictures: readonly LabInput[],
  options: LabOptions,
): AsyncGenerator<{ readonly quality?: Quality; readonly trials: readonly Trial[] }> {
  const keys = markKeys(options.master, "lab");
  for (const [number, { name, bytes }] of pictures.entries()) {
    const picture = await readPicture(bytes, longestSide);
    const light = lightOf(picture);
    const original = knownOriginal(light, keys, options.strength);
    const candidates = Array.from({ length: options.innocents + 1 }, (_, at) => own(name, at));
    const list = listed(candidates, keys.words);
    const served = (of: Candidate): Promise<Uint8Array> =>
      encodeServed(markPicture(picture, keys, { ...of, strength: options.strength }));
    const started = performance.now();
    const first = await served(own(name, 0));
    const markMs = performance.now() - started;
    const shown = lightOf(await readPicture(first));
    yield { quality: { picture: name, psnr: psnr(light, shown), ssim: ssim(light, shown), markMs }, trials: [] };
    const judge = async (attack: string, leak: Uint8Array, right: readonly number[]): Promise<Trial> =>
      tried({ original, leak: await readPicture(leak), list, name, attack, right });
    for (const attack of options.attacks) {
      options.progress(`${number + 1}/${pictures.length} ${name}: ${attack}`);
      yield { trials: [await judge(attack, await attacks[attack](first), [0])] };
    }
    if (!options.collusion) continue;
    options.progress(`${number + 1}/${pictures.length} ${name}: collusion`);
    yield { trials: await collusions({ picture, name, served, first, judge }) };
  }
}

async function collusions(of: {
  readonly picture: Picture;
  readonly name: string;
  readonly first: Uint8Array;
  readonly served: (of: Candidate) => Promise<Uint8Array>;
  readonly judge: (attack: string, leak: Uint8Array, right: readonly number[]) => Promise<Trial>;
}): Promise<Trial[]> {
  const { name, served, first, judge } = of;
  const copies = await Promise.all([0, 1, 2, 3, 4].map((number) => served(own(name, number))));
  // Twenty reloads by one person: same worker, other views, none of them on the list but the first.
  const reloads = await Promise.all(
    Array.from({ length: 20 }, (_, number) =>
      served({ ...own(name, 0), view: number === 0 ? own(name, 0).view : `${name} reload ${number}` }),
    ),
  );
  const three = await averaged(copies.slice(0, 3));
  const self = await averaged(reloads);
  return [
    await judge("average of 3", three, [0, 1, 2]),
    await judge("average of 3, chat", await attacks.chat(three), [0, 1, 2]),
    await judge("average of 5, chat", await attacks.chat(await averaged(copies)), [0, 1, 2, 3, 4]),
    await judge("20 own views", self, [0]),
    await judge("20 own views, JPEG 50", await attacks["jpeg-50"](self), [0]),
    await judge("tile mean x1", await withoutTileMean(first, 1), [0]),
    await judge("tile mean x1.5", await withoutTileMean(first, 1.5), [0]),
  ];
}

interface Tried {
  readonly original: KnownOriginal;
  readonly leak: Picture;
  readonly list: ReturnType<typeof listed>;
  readonly name: string;
  readonly attack: string;
  readonly right: readonly number[];
}

function tried({ original, leak, list, name, attack, right }: Tried): Trial {
  const started = performance.now();
  const finding = readLeak(lightOf(leak), original, list);
  const ms = performance.now() - started;
  const base = { picture: name, attack, ms };
  if (finding === null) return { ...base, isNamed: false, isFalse: false, score: 0 };
  const { verdict } = finding;
  const rightWorkers = new Set(right.map((number) => own(name, number).worker));
  const accused =
    verdict.level === "named"
      ? [...verdict.views.map(({ of }) => of.worker), ...verdict.workers.map(({ of }) => of)]
      : [];
  const score = Math.max(
    ...right.map((number) => verdict.scores[number] ?? 0),
    ...verdict.workers.map((each) => each.score),
    0,
  );
  return {
    ...base,
    isNamed: accused.some((worker) => rightWorkers.has(worker)),
    isFalse: accused.some((worker) => !rightWorkers.has(worker)),
    score,
  };
}
