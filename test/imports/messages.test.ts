import { describe, expect, it } from "vitest";
import { defaultImportLimits } from "@keyhole/server/features/imports/limits";
import { mapRecord } from "@keyhole/server/features/imports/map/map-record";
import { columnsOf, proposePlan } from "@keyhole/server/features/imports/map/propose";
import type { JsonObject } from "@keyhole/server/features/imports/read/record";
import { conversationOf, pair } from "./mapped.ts";

describe("messages with tools and attachments", () => {
  const turnsOf = (messages: readonly unknown[]) =>
    conversationOf({ messages, responses: ["Fine.", "Well."] } as JsonObject).turns;

  it("reads tool calls and results as chat APIs write them", () => {
    expect(
      turnsOf([
        { role: "developer", content: "Be brief." },
        { role: "user", content: "Weather in Rome?" },
        {
          role: "assistant",
          content: null,
          tool_calls: [
            { id: "c1", type: "function", function: { name: "get_weather", arguments: '{"city": "Rome"}' } },
            { id: "c2", type: "function", function: { name: "broken", arguments: '{"city": ' } },
          ],
        },
        { role: "tool", tool_call_id: "c1", name: "get_weather", content: '{"celsius":21}' },
        { role: "assistant", content: "", function_call: { name: "old", arguments: "{}" } },
      ]),
    ).toEqual([
      { role: "system", text: "Be brief." },
      { role: "user", text: "Weather in Rome?" },
      {
        role: "assistant",
        text: "",
        calls: [
          { id: "c1", name: "get_weather", arguments: '{"city": "Rome"}' },
          { id: "c2", name: "broken", arguments: '{"city": ' },
        ],
      },
      { role: "tool", text: '{"celsius":21}', name: "get_weather", call: "c1" },
      { role: "assistant", text: "", calls: [{ name: "old", arguments: "{}" }] },
    ]);
  });

  it("reads parts: text, tool use, tool results, pictures and files by name, type and size only", () => {
    const turns = turnsOf([
      {
        role: "user",
        content: [
          { type: "text", text: "See these." },
          { type: "image_url", image_url: { url: "https://a.example/street/car.png?token=secret" } },
          { type: "image", source: { type: "base64", media_type: "image/png", data: "QUJDREVG" } },
          { type: "file", file: { filename: "notes.pdf", file_data: "data:application/pdf;base64,QUJD" } },
        ],
      },
      {
        role: "assistant",
        content: [
          { type: "text", text: "Looking." },
          { type: "tool_use", id: "t1", name: "look", input: { at: 1 } },
        ],
      },
      {
        role: "user",
        content: [{ type: "tool_result", tool_use_id: "t1", content: [{ type: "text", text: "a car" }] }],
      },
    ]);
    expect(turns).toEqual([
      {
        role: "user",
        text: "See these.",
        attachments: [
          { name: "car.png" },
          { name: "image", type: "image/png", bytes: 6 },
          { name: "notes.pdf", type: "application/pdf", bytes: 3 },
        ],
      },
      { role: "assistant", text: "Looking.", calls: [{ id: "t1", name: "look", arguments: '{"at":1}' }] },
      { role: "tool", text: "a car", call: "t1" },
    ]);
    expect(JSON.stringify(turns)).not.toMatch(/secret|QUJD/);
    expect(turnsOf(turns)).toEqual(turns);
  });

  it("says that a turn has too many calls", () => {
    const calls = Array.from({ length: 51 }, () => ({ function: { name: "f", arguments: "{}" } }));
    const messages = [{ role: "assistant", content: "x", tool_calls: calls }];
    const plan = proposePlan(columnsOf([{ messages, response: "y" }]), pair);
    const mapped = mapRecord({ messages, response: "y" }, { plan, form: pair, limits: defaultImportLimits });
    expect(mapped.problems).toContainEqual(
      expect.objectContaining({ message: "item.too-many-in-turn", values: { maximum: 50, count: 51 } }),
    );
  });
});
