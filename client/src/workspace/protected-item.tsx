import { assertNever } from "@keyhole/shared/result";
import type { ReactNode } from "react";
import { ConversationField } from "../fields/conversation/conversation-field.tsx";
import { ImageField } from "../fields/image/image-field.tsx";
import { TextField } from "../fields/text/text-field.tsx";
import { MarkedOverlay } from "../ui/marked-overlay.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { t } from "../i18n/t.ts";
import type { Media } from "./media.ts";
import styles from "./protected-item.module.css";
import type { ScreenField } from "./screen-task.ts";

export interface ProtectedItemProps {
  /** The marked bytes that may be shown. Whoever holds them releases them when the lease ends. */
  readonly media: Media;
  readonly fields: readonly ScreenField[];
  readonly readOnly: boolean;
}

/** More fields than this stand behind tabs; fewer share the height. */
const mostStacked = 2;

/**
 * The only component that puts an item's content into the page. It exists only while content may be seen: whoever renders
 * it takes it away, not only hides it, when the lease ends, the session is covered or contact is lost (I2, I5).
 */
export function ProtectedItem({ media, fields, readOnly }: ProtectedItemProps): ReactNode {
  const show = (field: ScreenField): ReactNode => (
    <Field key={field.name} media={media} field={field} readOnly={readOnly} />
  );
  if (fields.length <= mostStacked) return <div className={styles.stack}>{fields.map(show)}</div>;
  return (
    <div className={styles.tabs}>
      <Tabs
        label={t("workspace.fields")}
        tabs={fields.map((field) => ({ id: field.name, label: field.title, content: show(field) }))}
      />
    </div>
  );
}

interface FieldProps {
  readonly media: Media;
  readonly field: ScreenField;
  readonly readOnly: boolean;
}

function Field({ media, field, readOnly }: FieldProps): ReactNode {
  const { name, title, value, questions, display } = field;
  switch (value.kind) {
    case "image": {
      const src = media.pictures[name];
      if (src === undefined) return null;
      const { width, height } = value;
      return (
        <div className={styles.picture} data-field={name} data-protected="">
          <ImageField {...{ title, src, width, height, questions, readOnly }} />
        </div>
      );
    }
    case "text":
      return (
        <Page media={media} name={name}>
          <TextField title={title} value={value} questions={questions} readOnly={readOnly} />
        </Page>
      );
    case "conversation":
      return (
        <Page media={media} name={name}>
          <ConversationField {...{ name, title, value, display, questions, readOnly }} />
        </Page>
      );
    default:
      return assertNever(value);
  }
}

interface TextPageProps {
  readonly media: Media;
  readonly name: string;
  readonly children: ReactNode;
}

/** Text under the view's mark, which scrolls with it. */
function Page({ media, name, children }: TextPageProps): ReactNode {
  if (media.overlay === null) return null;
  return (
    <div className={styles.page} data-field={name}>
      <Marked media={media}>{children}</Marked>
    </div>
  );
}

/** Puts the view's mark over what may hold parts of its texts. A task of pictures only has none, and no texts. */
export function Marked({ media, children }: { readonly media: Media; readonly children: ReactNode }): ReactNode {
  if (media.overlay === null) return children;
  return (
    <MarkedOverlay mark={media.overlay.url} tile={media.overlay.tile}>
      {children}
    </MarkedOverlay>
  );
}
