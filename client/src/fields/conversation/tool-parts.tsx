import type { Attachment, ToolCall } from "@keyhole/shared/fields/turn";
import { Paperclip, Wrench } from "lucide-react";
import { formatBytes } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Fold, isLong } from "./fold.tsx";
import { readableJson } from "./readable-json.ts";
import styles from "./tool-parts.module.css";

/** Tools as a turn calls them: name and arguments, JSON set in lines. */
export function ToolCalls({ calls }: { readonly calls: readonly ToolCall[] }) {
  return (
    <ul className={styles.list} aria-label={t("questions.conversation.calls")}>
      {calls.map((call, index) => (
        // Calls never move: the place is the identity.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <li key={index} className={styles.call}>
          <h4 className={styles.name}>
            <Wrench aria-hidden="true" />
            {t("questions.conversation.call", { name: call.name })}
          </h4>
          {call.arguments !== "" && <Json text={call.arguments} />}
        </li>
      ))}
    </ul>
  );
}

/** JSON in lines; anything else as it stands. */
export function Json({ text }: { readonly text: string }) {
  const shown = readableJson(text);
  return (
    <Fold isLong={isLong(shown)}>
      <pre className={styles.json} dir="ltr">
        {shown}
      </pre>
    </Fold>
  );
}

/** What a turn came with. Keyhole holds its name only: content that it cannot mark is not shown. */
export function Attachments({ attachments }: { readonly attachments: readonly Attachment[] }) {
  return (
    <ul className={styles.attachments} aria-label={t("questions.conversation.attachments")}>
      {attachments.map(({ name, type, bytes }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- attachments never move
        <li key={index} className={styles.attachment}>
          <Paperclip aria-hidden="true" />
          <bdi>{name}</bdi>
          {type !== undefined && <span className={styles.detail}>{type}</span>}
          {bytes !== undefined && <span className={styles.detail}>{formatBytes(bytes)}</span>}
          <span className={styles.detail}>{t("questions.conversation.attachment.notShown")}</span>
        </li>
      ))}
    </ul>
  );
}
