import {
  Bold,
  Code,
  Heading2,
  ImagePlus,
  Italic,
  Link2,
  List,
  ListOrdered,
  LoaderCircle,
  Quote,
  Table,
  TextSearch,
} from "lucide-react";
import {
  useId,
  useRef,
  useState,
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import { FileTrigger, Toolbar } from "react-aria-components";
import type { ProjectId } from "../../api-types.ts";
import { t, type MessageKey } from "../../i18n/t.ts";
import { cx } from "../../ui/class-names.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { block, continueList, escaped, link, prefixLines, wrap, type Edit, type Selected } from "./markdown-edit.ts";
import styles from "./writing.module.css";
import { isPicture, pictureTypes, uploadPicture } from "./upload-picture.ts";

export interface MarkdownFieldProps {
  readonly projectId: ProjectId;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
  /** What a link inside the guideline may lead to. */
  readonly sections: readonly { readonly id: string; readonly title: string }[];
}

interface Command {
  readonly label: MessageKey;
  readonly icon: ReactNode;
  /** With Ctrl, or Cmd on a Mac. */
  readonly key?: string;
  readonly edit: (selected: Selected) => Edit;
}

const table = (): string => {
  const [first, second] = [t("guidelines.write.tableCells"), t("guidelines.write.tableCells.second")];
  return `| ${first} | ${second} |\n| --- | --- |\n|  |  |`;
};

const commands: readonly Command[] = [
  { label: "guidelines.write.bold", icon: <Bold />, key: "b", edit: (at) => wrap(at, "**") },
  { label: "guidelines.write.italic", icon: <Italic />, key: "i", edit: (at) => wrap(at, "_") },
  { label: "guidelines.write.heading", icon: <Heading2 />, edit: (at) => prefixLines(at, "### ") },
  { label: "guidelines.write.list", icon: <List />, edit: (at) => prefixLines(at, "- ") },
  { label: "guidelines.write.numbers", icon: <ListOrdered />, edit: (at) => prefixLines(at, "1. ") },
  { label: "guidelines.write.quote", icon: <Quote />, edit: (at) => prefixLines(at, "> ") },
  { label: "guidelines.write.code", icon: <Code />, key: "e", edit: (at) => wrap(at, "`") },
  {
    label: "guidelines.write.link",
    icon: <Link2 />,
    key: "k",
    edit: (at) => link(at, { text: t("guidelines.write.link.text") }),
  },
  { label: "guidelines.write.table", icon: <Table />, edit: (at) => block(at, table()) },
];

const selectedIn = ({ value: text, selectionStart: start, selectionEnd: end }: HTMLTextAreaElement): Selected => ({
  text,
  start,
  end,
});

/** Edits as if typed, so that the browser's own undo takes them back. */
function apply(field: HTMLTextAreaElement, edit: Edit): void {
  field.focus();
  field.setSelectionRange(edit.from, edit.to);
  // Deprecated without a successor: nothing else keeps a text field's undo.
  const isDone =
    edit.insert === "" ? document.execCommand("delete") : document.execCommand("insertText", false, edit.insert);
  if (!isDone) {
    field.setRangeText(edit.insert, edit.from, edit.to, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  field.setSelectionRange(edit.start, edit.end);
}

/** A text field for Markdown: a row of tools, keys for the usual ones, pictures by paste, drop or choice. */
export function MarkdownField({ projectId, value, maxLength, onChange, sections }: MarkdownFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const label = useId();
  const [isLinking, setLinking] = useState(false);
  const [uploading, setUploading] = useState(0);
  const [error, setError] = useState<unknown>();

  const run = (edit: (selected: Selected) => Edit): void => {
    if (field.current !== null) apply(field.current, edit(selectedIn(field.current)));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      const command = commands.find(({ key }) => key === event.key.toLowerCase());
      if (command === undefined || event.shiftKey) return;
      event.preventDefault();
      run(command.edit);
    } else if (event.key === "Enter" && !event.shiftKey) {
      const edit = continueList(selectedIn(event.currentTarget));
      if (edit === null) return;
      event.preventDefault();
      apply(event.currentTarget, edit);
    }
  };

  const add = async (file: File): Promise<void> => {
    setUploading((count) => count + 1);
    setError(undefined);
    try {
      const id = await uploadPicture(projectId, file);
      const name = file.name.replace(/\.\w+$/, "");
      const alt = escaped(name === "" || name === "image" ? t("guidelines.write.picture.alt") : name);
      run((at) => block(at, `![${alt}](picture:${id})`));
    } catch (cause) {
      setError(cause);
    } finally {
      setUploading((count) => count - 1);
    }
  };
  const addAll = async (files: Iterable<File>): Promise<void> => {
    // One after the other, so that they stand in the order given.
    for (const file of files) await add(file);
  };

  const onPaste = (event: ClipboardEvent): void => {
    const files = Array.from(event.clipboardData.files).filter(isPicture);
    if (files.length === 0) return;
    event.preventDefault();
    void addAll(files);
  };
  const onDrop = (event: DragEvent): void => {
    const files = Array.from(event.dataTransfer.files);
    if (files.length === 0) return;
    event.preventDefault();
    void addAll(files.filter(isPicture));
  };

  const others = sections.filter(({ title }) => title.trim() !== "");
  return (
    <div className={styles.markdown}>
      <div className={styles.markdownHead}>
        <label htmlFor={label} className={styles.label}>
          {t("guidelines.write.body")}
        </label>
        <Toolbar aria-label={t("guidelines.write.body")} className={cx(styles.tools)}>
          {commands.map(({ label: name, icon, key, edit }) => (
            <IconButton
              key={name}
              size="small"
              label={t(name)}
              icon={icon}
              {...(key === undefined ? {} : { hotkey: `Ctrl+${key.toUpperCase()}` })}
              onPress={() => run(edit)}
            />
          ))}
          {others.length > 0 && (
            <IconButton
              size="small"
              label={t("guidelines.write.sectionLink")}
              icon={<TextSearch />}
              isOn={isLinking}
              onPress={() => setLinking(!isLinking)}
            />
          )}
          <FileTrigger
            acceptedFileTypes={pictureTypes}
            allowsMultiple
            onSelect={(files) => void addAll(Array.from(files ?? []))}
          >
            <IconButton size="small" label={t("guidelines.write.picture")} icon={<ImagePlus />} />
          </FileTrigger>
        </Toolbar>
      </div>
      {/* In the page, not in a menu above it: titles stand under the mark, too. */}
      {isLinking && others.length > 0 && (
        <ul aria-label={t("guidelines.write.sectionLink")} className={styles.linkList}>
          {others.map(({ id, title }) => (
            <li key={id}>
              <button
                type="button"
                dir="auto"
                className={styles.entry}
                onClick={() => {
                  setLinking(false);
                  run((at) => link(at, { text: title, href: `#${id}` }));
                }}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
      )}
      {/* A drop adds what paste and the picture button add too. */}
      <textarea
        ref={field}
        id={label}
        dir="auto"
        spellCheck
        className={styles.source}
        value={value}
        maxLength={maxLength}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onDragOver={(event) => event.preventDefault()}
        onDrop={onDrop}
      />
      <output className={styles.hint}>
        {uploading > 0 ? (
          <>
            <LoaderCircle className={styles.spin} aria-hidden="true" />
            {t("guidelines.write.picture.loading")}
          </>
        ) : (
          t("guidelines.write.picture.hint")
        )}
      </output>
      {error !== undefined && <ErrorPanel error={error} />}
    </div>
  );
}
