import { useState } from "react";
import type { ReactNode } from "react";
import { cocoPerson } from "@keyhole/shared/questions/skeleton/coco-person";
import type { SkeletonSettings } from "@keyhole/shared/questions/skeleton/schema";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { errorAt } from "../settings-problems.ts";
import { ShapeSettingsForm } from "../shape-settings-form.tsx";
import { Figure } from "./figure.tsx";
import styles from "./skeleton-settings.module.css";
import { edgesOf, edgesText, pointsOf, pointsText } from "./skeleton-text.ts";

export function SkeletonSettingsForm(props: SettingsFormProps<SkeletonSettings>): ReactNode {
  const { settings, problems, onChange } = props;
  const set = (part: Partial<SkeletonSettings>): void => onChange({ ...settings, ...part });
  // What is typed stands until the box is left: half a line is no point yet.
  const [points, setPoints] = useState<string | null>(null);
  const [edges, setEdges] = useState<string | null>(null);
  return (
    <ShapeSettingsForm
      {...props}
      labelsTitle={t("editor.settings.skeletonLabels")}
      numbers={[
        {
          name: "sigma",
          label: t("editor.settings.sigma"),
          description: t("editor.settings.sigmaDetail"),
          least: 0.001,
          most: 1,
          step: 0.001,
        },
      ]}
    >
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
    </ShapeSettingsForm>
  );
}
