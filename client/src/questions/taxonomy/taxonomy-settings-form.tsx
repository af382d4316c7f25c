import { type OutlineKind, outlineKinds, parseOutline, toOutline } from "@keyhole/shared/questions/taxonomy/outline";
import type { TaxonomySettings } from "@keyhole/shared/questions/taxonomy/schema";
import { treeIndex } from "@keyhole/shared/questions/taxonomy/tree-index";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { t, tProblem } from "../../i18n/t.ts";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { ChoiceLimits } from "../choice-limits.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { SettingsGrid } from "../settings-grid.tsx";
import { errorAt } from "../settings-problems.ts";
import styles from "./taxonomy.module.css";

/** After the last letter (ms) what is written becomes the tree. */
const pause = 300;

/** Lines of a long text that are named as wrong at once. */
const mostProblems = 3;

export function TaxonomySettingsForm({ settings, problems, onChange }: SettingsFormProps<TaxonomySettings>) {
  const set = (part: Partial<TaxonomySettings>) => onChange({ ...settings, ...part });
  const [kind, setKind] = useState<OutlineKind>("indented");
  // What is typed stands until it was taken over: half a line is no tree yet.
  const [written, setWritten] = useState<string | null>(null);
  const text = written ?? toOutline(settings.nodes);
  const wrong = written === null ? [] : parseOutline(written, kind).problems;
  const { entries, depth } = treeIndex(settings);
  const shown = Array.from(new Set(wrong.slice(0, mostProblems).map(tProblem)));
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const take = (next: string, as: OutlineKind) => {
    clearTimeout(timer.current);
    const read = parseOutline(next, as);
    if (read.problems.length === 0) set({ nodes: read.nodes });
  };
  // The timer works on the settings as they are when it ends.
  const latest = useRef(take);
  useLayoutEffect(() => {
    latest.current = take;
  });
  return (
    <SettingsGrid>
      <RadioGroup
        label={t("questions.taxonomy.settings.kind")}
        orientation="horizontal"
        options={outlineKinds.map((id) => ({ id, label: t(`questions.taxonomy.settings.kind.${id}`) }))}
        value={kind}
        onChange={(next) => {
          setKind(next);
          if (written !== null) take(written, next);
        }}
      />
      <TextArea
        label={t("questions.taxonomy.settings.nodes")}
        description={t(`questions.taxonomy.settings.nodes.${kind}`)}
        rows={10}
        spellCheck="false"
        value={text}
        error={shown.length > 0 ? shown.join(" ") : errorAt(problems, "nodes")}
        onChange={(next) => {
          setWritten(next);
          // A form with 10,000 entries is not read again for every letter.
          clearTimeout(timer.current);
          timer.current = window.setTimeout(() => latest.current(next, kind), pause);
        }}
        onBlur={() => {
          if (written !== null) take(written, kind);
          // Shown as it was understood, indented: what comes next is edited there.
          if (wrong.length > 0 || written === null) return;
          setWritten(null);
          setKind("indented");
        }}
      />
      <output className={styles.size}>{t("questions.taxonomy.settings.size", { count: entries.length, depth })}</output>
      <RadioGroup
        label={t("questions.taxonomy.settings.pick")}
        orientation="horizontal"
        options={[
          { id: "leaf", label: t("questions.taxonomy.settings.leaf") },
          { id: "any", label: t("questions.taxonomy.settings.any") },
        ]}
        value={settings.pick}
        onChange={(pick) => set({ pick })}
      />
      <ChoiceLimits settings={settings} problems={problems} onChange={set} />
    </SettingsGrid>
  );
}
