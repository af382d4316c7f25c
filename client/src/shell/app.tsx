import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useLayoutEffect } from "react";
import { I18nProvider } from "react-aria-components";
import { queryClient } from "../api.ts";
import { useShownLanguage } from "../i18n/language.ts";
import { languageFacts } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";
import { router } from "../routes.tsx";

/**
 * The application in the language in use. Texts are made while rendering, so that another language mounts everything
 * afresh; it therefore changes only where nothing unsaved is on the page: at sign-in and under Preferences.
 */
export function App() {
  const { language, locale, isLoading } = useShownLanguage();
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.dir = languageFacts[language].direction;
    // What a print shows instead of protected content (styles/base.css).
    document.body.dataset["printNotice"] = t("common.printNotice");
  }, [language]);
  if (isLoading) return null;
  return (
    <I18nProvider key={language} locale={locale}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  );
}
