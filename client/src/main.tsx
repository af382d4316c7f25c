import "./strict-policy.ts";
import "./styles/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { followLanguage } from "./session/own-language.ts";
import { followPreferences } from "./session/own-preferences.ts";
import { App } from "./shell/app.tsx";
import { followLook } from "./shell/theme.ts";

followLook();
followPreferences();
followLanguage();

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
