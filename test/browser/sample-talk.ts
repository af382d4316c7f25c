const rules = Array.from({ length: 14 }, (_, at) => `${at + 1}. Rule number ${at + 1} of the assistant.`).join("\n");
/** A conversation with everything a turn can have. */
export const messages = [
  { role: "system", content: `You are a careful tutor.\n${rules}` },
  {
    role: "user",
    content: [
      { type: "text", text: "How far does a stone fall in $2$ s?\nIt costs $5 to ask." },
      { type: "file", file: { filename: "sketch.png", file_data: "data:image/png;base64,QUJDRA==" } },
    ],
  },
  {
    role: "assistant",
    content: null,
    tool_calls: [{ id: "c1", function: { name: "calculate", arguments: '{"expression":"9.81*2*2/2","digits":3}' } }],
  },
  { role: "tool", name: "calculate", tool_call_id: "c1", content: '{"result":19.62,"unit":"m"}' },
];
/** A formula, code and a table, a link. */
export const responses = [
  "It falls $$s = \\frac{1}{2} g t^2 \\approx 19.6\\,\\text{m}$$\n\n- **g** is 9.81\n- `t` is 2\n\n<b>Done</b>",
  "About *20 metres*:\n\n```python\nprint(9.81 * 2 ** 2 / 2)\n```\n\n| t | s |\n|--:|--:|\n| 1 | 4.9 |\n| 2 | 19.6 |",
  "No idea. See [our page](https://a.example/fall).",
];
