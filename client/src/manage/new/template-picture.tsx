import type { TemplateName } from "@keyhole/shared/templates/template";
import type { ReactNode } from "react";
import { conversationTasks } from "./pictures/conversation-tasks.tsx";
import { pictureTasks } from "./pictures/picture-tasks.tsx";
import { qualityTasks } from "./pictures/quality-tasks.tsx";
import { textTasks } from "./pictures/text-tasks.tsx";
import styles from "./template-picture.module.css";

const pictures: Readonly<Record<TemplateName, ReactNode>> = {
  ...pictureTasks,
  ...textTasks,
  ...conversationTasks,
  ...qualityTasks,
};

/** What work on a template looks like, drawn. Says nothing that its title does not. */
export function TemplatePicture({ template }: { readonly template: TemplateName }) {
  return (
    <svg viewBox="0 0 200 100" className={styles.picture} aria-hidden="true">
      {pictures[template]}
    </svg>
  );
}
