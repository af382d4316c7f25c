import { t } from "../../i18n/t.ts";
import { Page } from "../../ui/page.tsx";
import { KeysPart } from "./keys-part.tsx";
import { LookPart } from "./look-part.tsx";
import { WorkPart } from "./work-part.tsx";

/** Everything a person sets for themselves. Each takes effect at once, and there is nothing to save. */
export function PreferencesPage() {
  return (
    <Page title={t("preferences.title")} intro={t("preferences.intro")}>
      <div>
        <LookPart />
        <WorkPart />
        <KeysPart />
      </div>
    </Page>
  );
}
