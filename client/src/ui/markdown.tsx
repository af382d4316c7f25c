import { ImageOff, Square, SquareCheck } from "lucide-react";
import { createContext, type ReactNode, useContext } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { t } from "../i18n/t.ts";
import { asWritten } from "./as-written.ts";
import { Formula } from "./formula.tsx";
import { formulaClasses, formulas } from "./formula-syntax.ts";
import styles from "./markdown.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

export interface MarkdownProps {
  readonly source: string;
  /** From a picture's address in the source to a `blob:` address; without one, or for undefined, its name is shown. */
  readonly pictureOf?: (source: string) => string | undefined;
  /** The text is judged as it was written: nothing of it is left out, and formulas are read. See `asWritten`. */
  readonly isJudged?: boolean;
}

/** What may stand in a link; everything else is shown as its text. */
const allowedLink = /^(https:|mailto:|#)/i;

const schema: typeof defaultSchema = {
  ...defaultSchema,
  protocols: { href: ["https", "mailto"], src: ["picture"], cite: ["https"] },
};

function Link({ href, children }: { readonly href?: string | undefined; readonly children?: ReactNode }) {
  if (href === undefined || !allowedLink.test(href)) return <>{children}</>;
  if (href.startsWith("#")) return <a href={href}>{children}</a>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

const PictureOf = createContext<MarkdownProps["pictureOf"]>(undefined);

function Picture({ src, alt }: { readonly src?: unknown; readonly alt?: string | undefined }) {
  const pictureOf = useContext(PictureOf);
  const address = typeof src === "string" ? pictureOf?.(src) : undefined;
  if (address?.startsWith("blob:") === true) return <img src={address} alt={alt ?? ""} className={styles.picture} />;
  return (
    <span className={styles.missing}>
      <ImageOff aria-hidden="true" />
      {t("common.pictureUnavailable", { name: alt ?? "" })}
    </span>
  );
}

function WideTable({ children }: { readonly children?: ReactNode }) {
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.wide} tabIndex={0} aria-label={t("common.table")}>
      <table>{children}</table>
    </section>
  );
}

/** The box of a task list's line: a picture of one, for nothing can be ticked in a text. */
function TaskBox({ checked }: { readonly checked?: boolean | undefined }) {
  const Icon = checked === true ? SquareCheck : Square;
  return (
    <>
      <Icon className={styles.task} aria-hidden="true" />
      <VisuallyHidden>{t(checked === true ? "common.taskDone" : "common.taskOpen")}</VisuallyHidden>
    </>
  );
}

const components: Components = { a: Link, img: Picture, table: WideTable, input: TaskBox };

/** A formula comes as a `code` element of a class of its own; fenced code of the language "math" is one too. */
function Code({ className, children }: { readonly className?: string | undefined; readonly children?: ReactNode }) {
  const tex = typeof children === "string" ? children : "";
  const isDisplay = className === formulaClasses.display || className === "language-math";
  if (isDisplay || className === formulaClasses.inline) return <Formula tex={tex} isDisplay={isDisplay} />;
  return <code className={className}>{children}</code>;
}

/** Where a link goes stands beside its words: what it says may not be where it goes. */
function JudgedLink({ href, children }: { readonly href?: string | undefined; readonly children?: ReactNode }) {
  const isPlain = typeof children === "string" && (children === href || `mailto:${children}` === href);
  return (
    <>
      <Link href={href}>{children}</Link>
      {!isPlain && href !== undefined && <span className={styles.address}> ({href})</span>}
    </>
  );
}

const judgedComponents: Components = { ...components, a: JudgedLink, code: Code };
const judgedPlugins = [remarkGfm, formulas, asWritten];
const plugins = [remarkGfm];

/**
 * The one renderer for Markdown that people or models wrote (I13): CommonMark with GitHub's tables, lists and strike-through. Raw
 * HTML is shown as nothing, links are https, mailto or within the page, pictures come only as `blob:` addresses that
 * the caller fetched under a lease.
 */
export function Markdown({ source, pictureOf, isJudged = false }: MarkdownProps) {
  return (
    <PictureOf value={pictureOf}>
      <div className={styles.markdown}>
        <ReactMarkdown
          skipHtml
          remarkPlugins={isJudged ? judgedPlugins : plugins}
          rehypePlugins={[[rehypeSanitize, schema]]}
          // Addresses were checked by the schema, and are again where they are used above.
          urlTransform={(url) => url}
          components={isJudged ? judgedComponents : components}
        >
          {source}
        </ReactMarkdown>
      </div>
    </PictureOf>
  );
}
