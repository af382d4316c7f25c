/** The demo's guideline for street scenes: what a good one looks like, in Markdown. */
export const streetGuideline: readonly {
  readonly title: string;
  readonly body: string;
  readonly roles?: readonly string[];
}[] = [
  {
    title: "What to draw",
    body: [
      "Draw one box around **every** person, vehicle and animal, also where it is small or partly hidden.",
      "",
      "| label | counts | does not count |",
      "| --- | --- | --- |",
      "| Person | people on foot, children, people sitting | pictures of people, statues |",
      "| Vehicle | cars, vans, bicycles | trailers without a vehicle |",
      "| Animal | dogs, cats, birds larger than a hand | animals on signs |",
    ].join("\n"),
  },
  {
    title: "How tight",
    body: [
      "- The box touches the outermost visible pixel on all four sides.",
      "- Shadows and reflections stay outside.",
      "- Of something cut by the edge of the picture, box what can be seen.",
      "",
      "> Do: include the wheels. Don't: include the puddle below them.",
    ].join("\n"),
  },
  {
    title: "When you are not sure",
    body: "Choose the label that you would defend to a colleague. If two fit equally, flag the task and say which two.",
  },
  {
    title: "For reviewers",
    body: "Accept a box when it is within three pixels on every side. Return the task when a label is wrong, not for a pixel.",
    roles: ["reviewer", "lead"],
  },
];
