import type { Attachment, ToolCall, Turn } from "@keyhole/shared/fields/turn";
import { turn as turnSchema } from "@keyhole/shared/fields/turn";
import { isObject, type JsonObject } from "../read/record.ts";

// Messages as chat APIs and published data sets write them.

const roles: Readonly<Record<string, Turn["role"]>> = {
  system: "system",
  developer: "system",
  user: "user",
  human: "user",
  prompter: "user",
  assistant: "assistant",
  gpt: "assistant",
  bot: "assistant",
  model: "assistant",
  chatbot: "assistant",
  function_call: "assistant",
  tool: "tool",
  function: "tool",
  observation: "tool",
};

export const first = (object: JsonObject, keys: readonly string[]): unknown =>
  keys.map((key) => (Object.hasOwn(object, key) ? object[key] : undefined)).find((value) => value !== undefined);

/** Text of a message: itself, or the text parts of a list as chat APIs write it. */
export function textOf(raw: unknown): string | null {
  if (typeof raw === "string") return raw;
  if (typeof raw === "number" || typeof raw === "boolean") return String(raw);
  if (!Array.isArray(raw)) return null;
  const parts = raw.map((part: unknown) => (isObject(part) && typeof part["text"] === "string" ? part["text"] : null));
  return parts.includes(null) ? null : parts.join("");
}

/**
 * One message as turns: text, tool calls (`tool_calls`, `function_call`, parts of the type `tool_use`), results of tools
 * and attachments. Of an attachment only name, type and size are taken. Null for what is no message.
 */
export function turnsOfMessage(raw: unknown): Turn[] | null {
  if (!isObject(raw)) return null;
  // As an export of Keyhole writes it.
  const own = turnSchema.safeParse(raw);
  if (own.success) return [own.data];
  const said = String(first(raw, ["role", "from", "speaker"])).toLowerCase();
  const role = Object.hasOwn(roles, said) ? roles[said] : undefined;
  if (role === undefined) return null;
  const content = first(raw, ["content", "text", "value"]);
  const calls = callsOf(raw);
  const parts = Array.isArray(content)
    ? partsOf(content)
    : { text: calls.length > 0 && content === null ? "" : textOf(content), ...nothing };
  if (said === "function_call" && typeof content === "string") return [calledByText(content)];
  if (parts.text === null && !(content === undefined && calls.length > 0)) return null;
  const name = shortOf(raw["name"]);
  const call = shortOf(raw["tool_call_id"]);
  const all = [...calls, ...parts.calls];
  const turn: Turn = {
    role,
    text: parts.text ?? "",
    ...(name === undefined ? {} : { name }),
    ...(call === undefined ? {} : { call }),
    ...(all.length === 0 ? {} : { calls: all }),
    ...(parts.attachments.length === 0 ? {} : { attachments: parts.attachments }),
  };
  // A message that only hands back what tools said is those turns and none of its own.
  const isEmpty = turn.text === "" && turn.calls === undefined && turn.attachments === undefined;
  return isEmpty && parts.results.length > 0 ? parts.results : [...parts.results, turn];
}

interface Parts {
  readonly text: string | null;
  readonly calls: readonly ToolCall[];
  readonly attachments: Attachment[];
  readonly results: Turn[];
}
const nothing: Omit<Parts, "text"> = { calls: [], attachments: [], results: [] };

function partsOf(content: readonly unknown[]): Parts {
  const texts: string[] = [];
  const calls: ToolCall[] = [];
  const attachments: Attachment[] = [];
  const results: Turn[] = [];
  for (const part of content) {
    if (!isObject(part)) return { text: null, ...nothing };
    const { type } = part;
    if (typeof part["text"] === "string") texts.push(part["text"]);
    else if (type === "tool_use") {
      const call = callOf(part["name"], part["input"], part["id"]);
      if (call !== null) calls.push(call);
    } else if (type === "tool_result") {
      const call = shortOf(part["tool_use_id"]);
      const text = textOf(part["content"]) ?? JSON.stringify(part["content"] ?? null);
      results.push({ role: "tool", text, ...(call === undefined ? {} : { call }) });
    } else if (typeof type === "string") attachments.push(attachmentOf(type, part));
    else return { text: null, ...nothing };
  }
  return { text: texts.join(""), calls, attachments, results };
}

function callsOf(raw: JsonObject): ToolCall[] {
  const listed: readonly unknown[] = Array.isArray(raw["tool_calls"]) ? raw["tool_calls"] : [];
  const calls = listed.flatMap((entry) => {
    if (!isObject(entry)) return [];
    const inner = isObject(entry["function"]) ? entry["function"] : entry;
    return callOf(inner["name"], inner["arguments"], entry["id"]) ?? [];
  });
  const old = raw["function_call"];
  return isObject(old) ? [...calls, ...[callOf(old["name"], old["arguments"], undefined) ?? []].flat()] : calls;
}

function callOf(name: unknown, given: unknown, id: unknown): ToolCall | null {
  const called = shortOf(name);
  if (called === undefined) return null;
  const known = shortOf(id);
  const written = typeof given === "string" ? given : given === undefined ? "" : JSON.stringify(given);
  return { name: called, arguments: written, ...(known === undefined ? {} : { id: known }) };
}

/** A whole message of the role "function_call" is `{"name": …, "arguments": …}`; anything else is shown as it stands. */
function calledByText(content: string): Turn {
  try {
    const read: unknown = JSON.parse(content);
    const call = isObject(read) ? callOf(read["name"], read["arguments"], undefined) : null;
    if (call !== null) return { role: "assistant", text: "", calls: [call] };
  } catch {
    // No JSON: the text itself.
  }
  return { role: "assistant", text: content };
}

/** Name, type and size of a picture, sound or file, wherever the part keeps them. Data and addresses are not taken. */
function attachmentOf(type: string, part: JsonObject): Attachment {
  const inner = Object.values(part).find(isObject) ?? part;
  const all = { ...part, ...inner };
  const source = [all["url"], all["data"], all["file_data"], part["image_url"]].find(
    (each): each is string => typeof each === "string",
  );
  const data = source === undefined ? null : /^(?:data:([^;,]{1,100})[^,]{0,100},)?([A-Za-z\d+/=_-]+)$/u.exec(source);
  const mime = shortOf(first(all, ["media_type", "mime_type", "format"])) ?? data?.[1];
  const address =
    source !== undefined && /^https?:\/\//u.test(source) ? source.split(/[?#]/u)[0]?.split("/").at(-1) : undefined;
  const encoded = address === undefined ? data?.[2] : undefined;
  const name =
    shortOf(first(all, ["filename", "file_name", "name", "title"])) ?? shortOf(address) ?? type.slice(0, 255);
  return {
    name,
    ...(mime === undefined ? {} : { type: mime }),
    ...(encoded === undefined ? {} : { bytes: Math.floor((encoded.replace(/=+$/u, "").length * 3) / 4) }),
  };
}

const shortOf = (raw: unknown): string | undefined =>
  typeof raw === "string" && raw !== "" ? raw.slice(0, 255) : undefined;
