import { snapReach } from "@keyhole/shared/preferences";
import { memo, useEffect, useMemo } from "react";
import type { ReactNode } from "react";
import type { Binding } from "../../editor/hotkeys.ts";
import { textOfNotice } from "../../editor/notice.ts";
import { addRegionField } from "../../editor/region-field.ts";
import { newRegionId } from "../../editor/region-id.ts";
import { useAnnotationStore, useAnnotations } from "../../editor/use-annotations.ts";
import { useBindings } from "../../editor/use-hotkeys.ts";
import { t } from "../../i18n/t.ts";
import { usePreferences } from "../../ui/own-preferences.ts";
import { togetherOn } from "./arranging.ts";
import type { FieldQuestion } from "../field-question.ts";
import type { Drawn, ImageQuestion } from "./drawn.ts";
import { ImageStage } from "./image-stage.tsx";
import styles from "./image-field.module.css";
import { ImageToolbar } from "./image-toolbar.tsx";
import { imageBindings } from "./keys.ts";
import { StageFocus } from "./stage-focus.ts";
import { Surface } from "./surface.ts";
import { Tools } from "./tools.ts";
import { useSurface } from "./use-surface.ts";

export interface ImageFieldProps {
  readonly title: string;
  /** A blob: URL of the marked rendition, which may be smaller than the original. */
  readonly src: string;
  /** Size of the oriented original: the pixels in which answers are stored. */
  readonly width: number;
  readonly height: number;
  /** The questions asked about this field. Pass a memoised list. */
  readonly questions: readonly FieldQuestion[];
  readonly readOnly: boolean;
}

/** The picture editor: picture, regions, tools and keys. Answers live in the AnnotationStore above. */
export const ImageField = memo(function ImageField(props: ImageFieldProps): ReactNode {
  const { title, src, width, height, questions, readOnly } = props;
  const store = useAnnotationStore();
  const { surface, tools, focus, bindings } = useMemo(() => {
    const drawing = questions.flatMap(({ name, title, settings, editor }): readonly ImageQuestion[] =>
      editor.image === undefined ? [] : [{ name, title, settings, layer: editor.image }],
    );
    const surface = new Surface({ store, questions: drawing, extent: { width, height }, readOnly, newId: newRegionId });
    const tools = new Tools(surface);
    const focus = new StageFocus();
    const now = (): number => performance.now();
    const bindings = imageBindings({ surface, tools, hasFocus: focus.has, now }).map((binding): Binding => ({
      ...binding,
      run: (press) => (focus.isLatest() ? binding.run(press) : false),
    }));
    return { surface, tools, focus, bindings };
  }, [store, questions, width, height, readOnly]);
  useBindings(bindings);
  useEffect(
    () =>
      addRegionField(store, {
        together: (ref) => togetherOn(surface, ref),
        remove: (refs) => void surface.remove(refs),
      }),
    [store, surface],
  );
  const { snap: isOn = false, snapReach: reach = snapReach.usual } = usePreferences();
  useEffect(() => surface.set({ snapping: { isOn, reach }, snapped: null }), [surface, isOn, reach]);

  // A mode or question chosen elsewhere ends what was begun; another label only colours it.
  const mode = useAnnotations((state) => state.mode);
  const question = useAnnotations((state) => state.question);
  const drawing = mode === "draw" ? question : null;
  useEffect(() => tools.follow(drawing), [tools, drawing]);

  return (
    <section className={styles.field} aria-label={title}>
      <ImageToolbar surface={surface} tools={tools} onUsed={focus.take} />
      <ImageStage focus={focus} surface={surface} tools={tools} src={src} title={title} />
      <StatusLine surface={surface} />
    </section>
  );
});

/** What happened last and what comes next. Also said to screen readers, as is the selected region. */
function StatusLine({ surface }: { readonly surface: Surface }): ReactNode {
  const notice = useSurface(surface, (view) => view.notice);
  const scale = useSurface(surface, (view) => view.viewport.scale);
  const mode = useAnnotations((state) => state.mode);
  // Selection, answers and labels are read through the surface; these make the line follow them.
  useAnnotations((state) => state.selection);
  useAnnotations((state) => state.answers);
  useAnnotations((state) => state.question);
  useAnnotations((state) => state.labels);
  const [first] = surface.selected();
  const target = surface.options.readOnly || mode !== "draw" ? null : surface.target();
  const titleOf = (value: string, question: ImageQuestion): string =>
    question.layer.labels(question.settings).find((label) => label.value === value)?.title ?? value;
  const handle = useSurface(surface, (view) => view.handle);
  const selected = first === undefined ? "" : selectedText(first);
  function selectedText({ region, question }: Drawn): string {
    const { layer, settings } = question;
    const label = titleOf(region.label, question);
    const detail = textOfNotice(layer.describe(region, settings));
    const point = handle === null ? undefined : layer.handles(region, settings).find(({ id }) => id === handle)?.name;
    return point === undefined
      ? t("editor.selected", { label, detail })
      : t("editor.selectedHandle", { point, label, detail });
  }
  const next = target === null ? "" : t("editor.drawing", { label: titleOf(target.label, target.question) });
  const said = notice === null ? "" : textOfNotice(notice);
  return (
    <footer className={styles.status}>
      <output className={styles.said}>{said === "" ? selected : said}</output>
      {said === "" && selected === "" && <span>{next}</span>}
      <span className={styles.scale}>{t("editor.scale", { percent: Math.round(scale * 100) })}</span>
    </footer>
  );
}
