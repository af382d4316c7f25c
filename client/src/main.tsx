import "./strict-policy.ts";
import "./styles/base.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { I18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { queryClient } from "./api.ts";
import { locale } from "./i18n/locale.ts";
import { t } from "./i18n/t.ts";
import { router } from "./routes.tsx";
import { followPreferences } from "./session/own-preferences.ts";
import { followLook } from "./shell/theme.ts";

followLook();
followPreferences();

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

// What a print shows instead of protected content (styles/base.css).
document.body.dataset["printNotice"] = t("common.printNotice");

createRoot(root).render(
  <StrictMode>
    <I18nProvider locale={locale}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);
