import { useState } from "react";
import type { ReactNode } from "react";
import { cocoPerson } from "@keyhole/shared/questions/skeleton/coco-person";
import type { SkeletonSettings } from "@keyhole/shared/questions/skeleton/schema";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { CountSettings } from "../count-settings.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { LabelSetEditor } from "../label-set-editor.tsx";
import { SettingsGrid } from "../settings-grid.tsx";
import { errorAt, problemsUnder } from "../settings-problems.ts";
import { Figure } from "./figure.tsx";
import styles from "./skeleton-settings.module.css";
import { edgesOf, edgesText, pointsOf, pointsText } from "./skeleton-text.ts";

export function SkeletonSettingsForm({ settings, problems, onChange }: SettingsFormProps<SkeletonSettings>): ReactNode {
  const set = (part: Partial<SkeletonSettings>): void => onChange({ ...settings, ...part });
  // What is typed stands until the box is left: half a line is no point yet.
  const [points, setPoints] = useState<string | null>(null);
  const [edges, setEdges] = useState<string | null>(null);
  return (
    <SettingsGrid>
      <LabelSetEditor
        title={t("editor.settings.skeletonLabels")}
        labels={settings.labels}
        problems={problemsUnder(problems, "labels")}
        onChange={(labels) => set({ labels })}
      />
      <div className={styles.parts}>
        <TextArea
          label={t("editor.settings.skeletonPoints")}
          description={t("editor.settings.skeletonPointsDetail")}
          rows={9}
          value={points ?? pointsText(settings)}
          error={errorAt(problems, "points")}
          onChange={(text) => {
            setPoints(text);
            set({ points: pointsOf(text, settings.points) });
          }}
          onBlur={() => setPoints(null)}
        />
        <TextArea
          label={t("editor.settings.skeletonEdges")}
          description={t("editor.settings.skeletonEdgesDetail")}
          rows={9}
          value={edges ?? edgesText(settings)}
          error={errorAt(problems, "edges")}
          onChange={(text) => {
            setEdges(text);
            set({ edges: edgesOf(text) });
          }}
          onBlur={() => setEdges(null)}
        />
        <Figure settings={settings} />
      </div>
      <div>
        <Button size="small" onPress={() => set(cocoPerson)}>
          {t("editor.settings.skeletonPerson")}
        </Button>
      </div>
      <SettingsGrid across>
        <NumberField
          label={t("editor.settings.sigma")}
          description={t("editor.settings.sigmaDetail")}
          value={settings.sigma}
          minValue={0.001}
          maxValue={1}
          step={0.001}
          error={errorAt(problems, "sigma")}
          onChange={(sigma) => Number.isNaN(sigma) || set({ sigma })}
        />
      </SettingsGrid>
      <CountSettings settings={settings} problems={problems} onChange={set} />
    </SettingsGrid>
  );
}
