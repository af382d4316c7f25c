import type { Problem } from "@keyhole/shared/errors";
import { t, tProblem } from "../../i18n/t.ts";
import { TextArea } from "../../ui/text-area.tsx";
import { ConfigResult } from "./config-result.tsx";
import styles from "./config-start.module.css";
import { type ReadConfig, readConfig } from "./read-config.ts";

export interface ConfigStartProps {
  readonly config: ReadConfig;
  readonly onChange: (config: ReadConfig) => void;
}

/** A place to paste a Label Studio configuration, with what becomes of it beside. */
export function ConfigStart({ config, onChange }: ConfigStartProps) {
  const { text, problems, notes, form } = config;
  return (
    <div className={styles.columns}>
      <div className={styles.paste}>
        <TextArea
          label={t("manage.labelStudio.paste")}
          description={t("manage.labelStudio.paste.detail")}
          rows={22}
          value={text}
          onChange={(written) => onChange(readConfig(written))}
          spellCheck="false"
          autoComplete="off"
        />
      </div>
      <div className={styles.result}>
        {problems.length > 0 && (
          <div role="alert" className={styles.problems}>
            {notes.length > 0 && <p>{t("manage.labelStudio.none")}</p>}
            <ul>
              {problems.map((problem) => (
                <li key={JSON.stringify(problem)}>{placed(problem)}</li>
              ))}
            </ul>
          </div>
        )}
        {notes.length > 0 && <ConfigResult notes={notes} form={form} />}
      </div>
    </div>
  );
}

function placed(problem: Problem): string {
  const { line, column } = problem.values ?? {};
  const text = tProblem(problem);
  return line === undefined || column === undefined ? text : t("manage.labelStudio.problem", { line, column, text });
}
