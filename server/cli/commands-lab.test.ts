import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { madePicture } from "../marks/signal/picture.testing.ts";
import { UsageError, type CommandContext } from "./command.ts";
import { labCommands } from "./commands-lab.ts";

const folder = mkdtempSync(join(tmpdir(), "keyhole-lab-"));
const file = (name: string): string => join(folder, name);
const views = ["0f", "1e", "2d"].map((start) => start.padEnd(32, "7"));
const [first = "", second = ""] = views;

/** What a command printed, and its code. */
async function lab(line: string): Promise<{ code: number; said: string }> {
  const [name = "", ...args] = line.split(" ");
  const command = labCommands.find((each) => each.name === `lab ${name}`);
  if (command === undefined) throw new Error(`no command lab ${name}`);
  const said: string[] = [];
  // Commands of the laboratory touch neither settings nor a server.
  const code = await command.run({ args, say: (text: string) => said.push(text) } as unknown as CommandContext);
  return { code, said: said.join("\n") };
}

beforeAll(async () => {
  const size = { width: 500, height: 400 } as const;
  const raw = { ...size, channels: 3 } as const;
  await sharp(madePicture(500, 400), { raw }).png().toFile(file("in.png"));
  await sharp(madePicture(500, 400, "two"), { raw })
    .png()
    .toFile(file("foreign.png"));
  writeFileSync(file("key"), new Uint8Array(32).fill(5));
  writeFileSync(file("other-key"), new Uint8Array(32).fill(6));
  writeFileSync(file("short-key"), "short");
  writeFileSync(file("people"), `mei ${first}\nleo ${second}\nmei ${views[2] ?? ""}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const mark = () =>
  lab(`mark ${file("in.png")} ${file("out.jpg")} --worker leo --view ${second} --key-file ${file("key")}`);
const read = (leak: string, key = "key") =>
  lab(`read ${file(leak)} --original ${file("in.png")} --candidates ${file("people")} --key-file ${file(key)} --json`);

describe("the laboratory", { timeout: 60_000 }, () => {
  it("marks, attacks and names: leo's view, with the bound and nobody else", async () => {
    expect((await mark()).code).toBe(0);
    expect((await lab(`attack ${file("out.jpg")} ${file("leak.jpg")} chat`)).code).toBe(0);
    expect(readFileSync(file("leak.jpg"))).not.toEqual(readFileSync(file("out.jpg")));
    const { code, said } = await read("leak.jpg");
    expect(code).toBe(0);
    const verdict = JSON.parse(said) as Record<string, unknown>;
    expect(verdict).toMatchObject({ level: "named", way: "plain", candidates: 5, hypotheses: 4 });
    expect(verdict["views"]).toEqual([
      {
        of: { item: expect.any(String), worker: "leo", view: second },
        score: expect.any(Number),
        chance: expect.any(Number),
      },
    ]);
    expect(verdict["workers"]).toMatchObject([{ of: "leo" }]);
  });

  it.each(["negative", "mirrored"])("reads it %s", async (name) => {
    await lab(`attack ${file("out.jpg")} ${file(`${name}.png`)} ${name}`);
    expect(JSON.parse((await read(`${name}.png`)).said)).toMatchObject({ level: "named", way: name });
  });

  it("names nobody by another key, in the unmarked picture, or in another one", async () => {
    for (const [leak, key] of [
      ["leak.jpg", "other-key"],
      ["in.png", "key"],
      ["foreign.png", "key"],
    ] as const) {
      const { code, said } = await read(leak, key);
      expect(code, leak).toBe(1);
      expect(JSON.parse(said), leak).toMatchObject({ level: "none" });
    }
  });

  it("reads it without the original, and nothing in a picture that was never marked", async () => {
    const { said: told } = await mark();
    const item = /item ([0-9a-f]{64})/.exec(told)?.[1] ?? "";
    const lines = readFileSync(file("people"), "utf8").trim().split("\n");
    writeFileSync(file("all"), lines.map((line) => `${line} ${item}`).join("\n"));
    const blind = (leak: string) =>
      lab(`read ${file(leak)} --blind --candidates ${file("all")} --key-file ${file("key")} --json`);
    const marked = await blind("out.jpg");
    expect(JSON.parse(marked.said)).toMatchObject({ level: "named", views: [{ of: { worker: "leo", view: second } }] });
    const unmarked = await blind("foreign.png");
    expect(unmarked.code).toBe(1);
    expect(JSON.parse(unmarked.said)).toMatchObject({ level: "none" });
  });

  it("prints tables of a folder", async () => {
    const only = mkdtempSync(join(folder, "pictures-"));
    const raw = { width: 240, height: 200, channels: 3 } as const;
    await sharp(madePicture(240, 200), { raw }).png().toFile(join(only, "small.png"));
    const { said } = await lab(
      `report ${only} --key-file ${file("key")} --innocents 5 --attacks jpeg-90,resize-50 --json`,
    );
    const numbers = JSON.parse(said) as {
      rows: { attack: string; trials: number; named: number; falselyNamed: number }[];
    };
    expect(numbers).toMatchObject({ pictures: 1, strength: "standard" });
    expect(numbers.rows.find(({ attack }) => attack === "jpeg-90")).toMatchObject({ trials: 1, named: 1 });
    expect(numbers.rows.every(({ falselyNamed }) => falselyNamed === 0)).toBe(true);
  });

  it.each([
    ["mark", /IN is missing/],
    ["mark in.png out.jpg", /--key-file is missing/],
    ["mark in.png out.jpg --key-file short-key", /too short.*head -c 32/],
    ["mark in.png out.jpg --key-file key --worker leo --view 12", /32 hexadecimal digits/],
    [`mark in.png out.jpg --key-file key --worker leo --view ${first} --strength mild`, /weak, standard, strong/],
    ["mark in.png out.jpg --colour red", /colour/],
    ["read in.png --key-file key --original nothing.png", /cannot be read/],
    ["read in.png --key-file key --blind --candidates people", /not WORKER VIEW ITEM/],
    ["attack in.png out.png wave", /no attack wave/],
    ["report people --key-file key --innocents 0", /whole number/],
  ])("says what is wrong: %s", async (line, message) => {
    const full = line.replaceAll(
      /\b(?:in\.png|out\.jpg|key|short-key|leak\.jpg|nothing\.png|out\.png|people)\b(?!-)/g,
      (name, at: number) => (line.slice(at - 2, at) === "--" || line[at - 1] === "-" ? name : file(name)),
    );
    await expect(lab(full)).rejects.toThrow(UsageError);
    await expect(lab(full)).rejects.toThrow(message);
  });
});
