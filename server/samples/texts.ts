/** Posts written for this product, with every name marked as [text](label). */
const marked = [
  "[Mira Okafor](person) from [Halden Freight](organisation) says the night train to [Trondheim](location) is back on time.",
  "Has anybody tried the new [Lumen 4](product) yet? [Jonas](person) swears by it, I still think it is too loud.",
  "[Ostrava](location) in the morning, [Brno](location) in the afternoon, and a broken heel in between. Thanks, [KestrelRail](organisation).",
  "Spent the evening with a [Polar Kettle](product) review and two very opinionated cats.",
  "[Dr. Amina Castell](person) joins [Northwind Labs](organisation) as head of research; she was at [Ibarra Institute](organisation) before.",
  "Rain in [Porto](location), sun in [Faro](location), and the ferry company still answers nobody.",
  "If you see [Tomás Reyes](person) at the [Velora](organisation) booth, tell him the [Sprig sensor](product) works after all.",
  "Nothing beats soup on a day like this. Nothing.",
  "[Quill & Harbour](organisation) opens its second shop in [Gdańsk](location) on Friday, says [Pia Lindqvist](person).",
  "The update bricked my [Tessera 11](product) 😤 and support in [Leeds](location) closed an hour ago.",
  "Congratulations to [Chidi Anand](person) and [Ewa Maj](person) on the [Bluefield](organisation) prize!",
  "My grandmother met [Ingrid Sølve](person) once, on a bench in [Bergen](location), and they argued about herring.",
] as const;

export interface SampleText {
  readonly text: string;
  /** Code-point offsets, end exclusive. */
  readonly spans: readonly { readonly start: number; readonly end: number; readonly label: string }[];
}

/** Takes the marks out and gives their places in code points. */
function unmark(source: string): SampleText {
  const spans: { start: number; end: number; label: string }[] = [];
  let text = "";
  for (const part of source.split(/(\[[^\]]+\]\([a-z]+\))/u)) {
    const found = /^\[([^\]]+)\]\(([a-z]+)\)$/u.exec(part);
    const start = Array.from(text).length;
    text += found?.[1] ?? part;
    if (found?.[2] !== undefined) spans.push({ start, end: Array.from(text).length, label: found[2] });
  }
  return { text, spans };
}

export const sampleTexts: readonly SampleText[] = marked.map(unmark);

export interface SamplePair {
  readonly prompt: string;
  readonly responses: readonly [string, string];
}

export const samplePairs: readonly SamplePair[] = [
  {
    prompt: "Explain to a ten-year-old why the sky is blue.",
    responses: [
      "Sunlight is made of many colours. The air scatters blue light much more than red light, so from every direction in the sky a bit of blue reaches your eyes.",
      "The sky is blue because it reflects the ocean, which is blue as well.",
    ],
  },
  {
    prompt: "Write a polite message to a neighbour whose music is too loud at night.",
    responses: [
      "Turn your music down or I will call someone.",
      "Hello! I hope you are well. At night your music carries into my bedroom, and I get up early. Could you turn it down after ten? Thank you very much.",
    ],
  },
  {
    prompt: "What is 17 × 24? Show the steps.",
    responses: [
      "17 × 24 = 17 × 20 + 17 × 4 = 340 + 68 = 408.",
      "17 × 24 = 398, because 17 × 20 = 340 and 17 × 4 = 58.",
    ],
  },
  {
    prompt: "Give three tips for keeping tomato plants healthy on a balcony.",
    responses: [
      "1. Water at the root in the morning, not the leaves.\n2. Use a pot of at least ten litres with a drain.\n3. Tie the plant to a stick and remove side shoots.",
      "Tomatoes are healthy. Put them on the balcony, and they will grow by themselves if they get love, light and patience.",
    ],
  },
  {
    prompt:
      "Summarise in one sentence: The library closes its branch in the old mill for repairs until March; loans can be returned at the town hall.",
    responses: [
      "The library has a new branch in the town hall from March.",
      "Until March the branch in the old mill is closed for repairs, and loans can be returned at the town hall.",
    ],
  },
  {
    prompt: "My bicycle chain keeps falling off. What should I check first?",
    responses: [
      "First see whether the chain is too long or worn, and whether the limit screws of the derailleur are set so that it cannot move past the largest and smallest sprocket.",
      "Buy a new bicycle; chains that fall off are a sign of age.",
    ],
  },
];
