import "../../../client/src/strict-policy.ts";
import "../../../client/src/styles/base.css";
import "./page.css";
import { strokeRuns } from "@keyhole/shared/questions/mask/fill";
import { encodeCounts } from "@keyhole/shared/questions/mask/rle";
import { maskSettings, type MaskAnswer } from "@keyhole/shared/questions/mask/schema";
import { boxSettings, type BoxAnswer } from "@keyhole/shared/questions/box/schema";
import { spanSettings, type SpanAnswer } from "@keyhole/shared/questions/span/schema";
import { useEffect, useState, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { AnnotationStore } from "../../../client/src/editor/annotation-store.ts";
import { Hotkeys } from "../../../client/src/editor/hotkeys.ts";
import { AnnotationProvider, useAnnotations } from "../../../client/src/editor/use-annotations.ts";
import { HotkeyProvider, useBindings } from "../../../client/src/editor/use-hotkeys.ts";
import { ImageField } from "../../../client/src/fields/image/image-field.tsx";
import { TextField } from "../../../client/src/fields/text/text-field.tsx";
import { boxEditor } from "../../../client/src/questions/box/box-editor.tsx";
import type { AnyQuestionEditor } from "../../../client/src/questions/editor-type.ts";
import { maskEditor } from "../../../client/src/questions/mask/mask-editor.tsx";
import { spanEditor } from "../../../client/src/questions/span/span-editor.ts";
import { PlainCanvas } from "./plain-canvas.tsx";
import { PlainStroke } from "./plain-stroke.tsx";
import { PlainText } from "./plain-text.tsx";
import { blots, boxes, colours, extent, labels, nextPaint, spans, text, type Mode } from "./world.tsx";

// The field, its list and its keys as the task screen puts them together, with answers in a store and nothing to fetch.

const mode = (new URLSearchParams(location.search).get("mode") ?? "boxes") as Mode; // written by the driver

const labelSettings = labels.map((value, index) => ({ value, hotkey: String(index + 1), colour: colours[index] }));
const most = 20_000;
const isBoxes = mode === "boxes";
const isMasks = mode === "masks";
const isPicture = isBoxes || isMasks;
const given = { maxCount: most, labels: labelSettings };
const question = {
  name: "objects",
  title: "Objects",
  settings: isBoxes
    ? boxSettings.parse(given)
    : isMasks
      ? maskSettings.parse(given)
      : spanSettings.parse({ ...given, overlap: true }),
  // The registry holds every editor under this type; here only these are wanted in the bundle.
  editor: (isBoxes ? boxEditor : isMasks ? maskEditor : spanEditor) as unknown as AnyQuestionEditor,
};
const questions = [question];
// oxlint-disable-next-line typescript/unbound-method -- a component of React, which has no `this`
const { Panel } = question.editor;
const value = { kind: "text", text } as const;
const facts = isPicture
  ? ({ kind: "image", ...extent } as const)
  : ({ kind: "text", codePoints: text.length } as const);

const store = new AnnotationStore();
const hotkeys = new Hotkeys();
document.addEventListener("keydown", (event) => void hotkeys.handle(event));
const bindings = question.editor.bindings({ question: question.name, settings: question.settings, facts, store });

type Answer = BoxAnswer | SpanAnswer | MaskAnswer;
const answer = () => store.getState().answers[question.name] as Answer | undefined; // this page alone writes answers

function Editor({ src }: { readonly src: string }): ReactNode {
  useBindings(bindings);
  const current = useAnnotations((state) => state.answers[question.name]);
  const size = { src, title: "Photo", ...extent };
  return (
    <div className="page">
      {isPicture ? (
        <ImageField {...size} questions={questions} readOnly={false} />
      ) : (
        <TextField title="Text" value={value} questions={questions} readOnly={false} />
      )}
      <aside className="panel">
        <Panel
          question={question.name}
          title={question.title}
          required
          settings={question.settings}
          answer={current}
          value={value}
          facts={facts}
          readOnly={false}
          problems={[]}
          onChange={(next, options) => store.change(question.name, next, options)}
        />
      </aside>
    </div>
  );
}

function answerOf(count: number): Answer {
  if (isBoxes) return { ...extent, regions: boxes(count) };
  if (!isMasks) return { regions: spans(count) };
  const regions = blots(count).map(({ id, label, x, y, radius }) => ({
    id,
    label,
    counts: encodeCounts(strokeRuns([[x, y]], radius, extent), extent),
  }));
  return { ...extent, regions };
}

function Loaded(): ReactNode {
  const [src, setSrc] = useState<string | null>(null);
  useEffect(() => {
    void fetch("/picture.png").then(async (reply) => setSrc(URL.createObjectURL(await reply.blob())));
  }, []);
  useEffect(() => {
    if (src === null) return;
    window.bench = {
      async load(count) {
        const next = answerOf(count);
        const start = performance.now();
        store.load({ [question.name]: next });
        await nextPaint();
        return performance.now() - start;
      },
      place() {
        const picture = document.querySelector("[role=application] img")?.getBoundingClientRect();
        const [box] = boxes(1);
        if (picture === undefined || box === undefined) throw new Error("no picture is shown");
        const scale = picture.width / extent.width;
        return { x: picture.left + (box.x + 30) * scale, y: picture.top + (box.y + 30) * scale };
      },
      state() {
        const now = answer();
        if (now === undefined) return 0;
        if (!("width" in now)) return now.regions.length;
        if (isMasks) return JSON.stringify(now.regions).length;
        const picture = document.querySelector("[role=application] img")?.getBoundingClientRect();
        const chosen = store.getState().selection.reduce((sum, { region }) => sum + Number(region.slice(1)), 0);
        return (
          now.regions.reduce((sum, region) => sum + ("x" in region ? region.x : 0), 0) +
          chosen +
          (picture?.width ?? 0) +
          (picture?.left ?? 0)
        );
      },
    };
  }, [src]);
  return src === null ? null : <Editor src={src} />;
}

const twins: Partial<Record<Mode, ReactNode>> = {
  twin: <PlainCanvas />,
  "plain-text": <PlainText />,
  "plain-stroke": <PlainStroke />,
};

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <HotkeyProvider value={hotkeys}>
    <AnnotationProvider value={store}>{twins[mode] ?? <Loaded />}</AnnotationProvider>
  </HotkeyProvider>,
);
