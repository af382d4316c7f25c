import { type Language, languages } from "@keyhole/shared/preferences";
import { useEffect, useRef } from "react";
import { languageFacts } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";
import { Select } from "./select.tsx";

export interface LanguageSelectProps {
  readonly value: Language | undefined;
  /** `undefined` means as the browser says. */
  readonly onChange: (language: Language | undefined) => void;
}

/** Another language mounts the page afresh: the one control that was just used takes the focus back. */
let wasJustUsed = false;

/** Each language in its own words, so that whoever reads no other finds theirs. */
export function LanguageSelect({ value, onChange }: LanguageSelectProps) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!wasJustUsed) return;
    wasJustUsed = false;
    frame.current?.querySelector("button")?.focus();
  }, []);
  return (
    <div ref={frame}>
      <Select
        label={t("preferences.language")}
        options={[
          { id: "browser", label: t("preferences.language.browser") },
          ...languages.map((id) => ({ id, label: languageFacts[id].name })),
        ]}
        value={value ?? "browser"}
        onChange={(chosen) => {
          wasJustUsed = true;
          onChange(chosen === "browser" ? undefined : chosen);
        }}
      />
    </div>
  );
}
