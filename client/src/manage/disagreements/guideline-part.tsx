import { guidelineLimits, type GuidelineSection } from "@keyhole/shared/guidelines/guideline";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { NotebookPen, Pencil, Plus, Send } from "lucide-react";
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { ListedDisagreement, ProjectId } from "../../api-types.ts";
import { api, queryClient, trpc } from "../../api.ts";
import { useBindings, useKeyCaps } from "../../editor/use-hotkeys.ts";
import { sectionAbout } from "../../guidelines/find.ts";
import { ReadingState } from "../../guidelines/reading-state.tsx";
import { SectionView } from "../../guidelines/section-view.tsx";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { MarkedOverlay } from "../../ui/marked-overlay.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { notify } from "../../ui/toasts.ts";
import { draftId, useVersion } from "../guidelines/use-version.ts";
import { newSection } from "../guidelines/new-section.ts";
import { PublishDialog } from "../guidelines/publish-dialog.tsx";
import { SaveState } from "../guidelines/save-state.tsx";
import { useDraft, useNewPictures, useWriting, type Writing } from "../guidelines/use-writing.ts";
import { useProject } from "../use-project.ts";
import { editBinding } from "./bindings.ts";
import styles from "./disagreements.module.css";
import { SectionPicker } from "./section-picker.tsx";
import { sentenceAbout as sentenceIn } from "./sentence.ts";
import { sentenceAbout, wordsToFind } from "./words.ts";

/** The section that stands beside a disagreement, as the rest of the page needs it. */
export interface ShownSection {
  readonly section: Pick<GuidelineSection, "id" | "title">;
  /** Its text in the draft is not the one in force. */
  readonly isUnpublished: boolean;
}

export interface GuidelinePartProps {
  readonly projectId: ProjectId;
  readonly kind: ListedDisagreement;
  onSection(this: void, shown: ShownSection | null): void;
}

/** What the guideline says about a disagreement, to be read and changed here: under a lease to read, as a recorded view. */
export function GuidelinePart(props: GuidelinePartProps): ReactNode {
  const { state, again } = useWriting(props.projectId);
  return (
    <section className={styles.guideline} aria-label={t("disagreements.guideline")}>
      {state.phase === "open" ? (
        <Draft {...props} writing={state.writing} onReload={again} />
      ) : (
        <ReadingState state={state} again={again} />
      )}
    </section>
  );
}

interface DraftProps extends GuidelinePartProps {
  readonly writing: Writing;
  readonly onReload: () => void;
}

function Draft({ projectId, kind, writing, onSection, onReload }: DraftProps): ReactNode {
  const { settings } = useProject();
  const { session, media, opened, hold } = writing;
  const draft = useDraft(session);
  const { sections } = draft.body;
  const [picked, setPicked] = useState<{ readonly kind: string; readonly id: string } | null>(null);
  const [isChoosing, setChoosing] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const [isPublishing, setPublishing] = useState(false);
  useNewPictures(projectId, writing, sections.map(({ body }) => body).join("\n"));
  const words = wordsToFind(kind);
  const ownId = picked?.kind === kind.kind ? picked.id : kind.sectionId;
  const linked = sections.find(({ id }) => id === ownId);
  const guessed = words.map((word) => sectionAbout(sections, word)).find((section) => section !== undefined);
  const current = linked ?? guessed;
  const link = useMutation({
    mutationFn: (sectionId: GuidelineSection["id"]) =>
      api.disagreements.setSection.mutate({ projectId, kind: kind.kind, sectionId }),
    onSuccess: () => queryClient.invalidateQueries(trpc.disagreements.list.queryFilter()),
  });

  const { version } = opened;
  const inForce = useVersion({ projectId, hold, version: version === 0 ? draftId : String(version) }).data;
  const published = inForce?.find((section) => section.id === current?.id);
  const isUnpublished =
    current !== undefined &&
    (version === 0 ||
      (inForce !== undefined && (published?.body !== current.body || published.title !== current.title)));
  const [id, title] = [current?.id, current?.title];
  useEffect(() => {
    onSection(id === undefined ? null : { section: { id, title: title ?? "" }, isUnpublished });
  }, [onSection, id, title, isUnpublished]);

  const pick = (section: GuidelineSection): void => {
    setPicked({ kind: kind.kind, id: section.id });
    setChoosing(false);
    link.mutate(section.id);
  };
  const edit = (section: GuidelineSection): void => {
    session.changeSection(section);
    if (linked === undefined) pick(section);
  };
  const add = (): void => {
    const section = { ...newSection(), title: kind.questionTitle };
    session.change({ ...draft.body, sections: [...sections, section] });
    pick(section);
    setEditing(true);
  };
  const cap = useKeyCaps("disagreements.edit");
  useBindings(useMemo(() => editBinding(() => setEditing(true)), []));

  return (
    <MarkedOverlay mark={media.overlay.url} tile={media.overlay.tile}>
      <div className={styles.part}>
        <header className={styles.partHead}>
          <h2>{t("disagreements.guideline")}</h2>
          <SaveState status={draft.status} />
        </header>
        {draft.status === "failed" && <ErrorPanel error={draft.error} onRetry={() => void session.flush()} />}
        {link.isError && <ErrorPanel error={link.error} />}
        {draft.clashes.length > 0 && (
          <p role="alert" className={styles.warning}>
            {t("disagreements.section.clash")}{" "}
            <Link to="/projects/$projectId/guidelines" params={{ projectId }}>
              {t("disagreements.section.clash.open")}
            </Link>
          </p>
        )}
        <p className={styles.muted}>
          {version === 0 ? t("disagreements.guideline.unpublished") : t("disagreements.guideline.draft", { version })}
        </p>
        {current === undefined || isChoosing ? (
          <>
            {current === undefined && <p>{t("disagreements.section.none")}</p>}
            {sections.length > 0 && <SectionPicker sections={sections} onPick={pick} />}
            <Button size="small" icon={<Plus />} onPress={add}>
              {t("disagreements.section.add")}
            </Button>
          </>
        ) : (
          <>
            {linked === undefined && <p className={styles.muted}>{t("disagreements.section.guessed")}</p>}
            {isEditing ? (
              <SectionFields key={current.id} section={current} words={words} onChange={edit} />
            ) : (
              <SectionView section={current} shelf={media.shelf} />
            )}
            <div className={styles.buttons}>
              <Button
                size="small"
                {...(isEditing ? {} : { icon: <Pencil /> })}
                isDisabled={draft.clashes.length > 0}
                onPress={() => setEditing(!isEditing)}
              >
                {isEditing ? t("disagreements.section.read") : t("disagreements.section.edit")}{" "}
                {!isEditing && cap !== undefined && <Kbd keys={cap} />}
              </Button>
              <Button size="small" variant="quiet" icon={<NotebookPen />} onPress={() => setChoosing(true)}>
                {t("disagreements.section.choose")}
              </Button>
              {isUnpublished && (
                <Button
                  size="small"
                  variant="primary"
                  icon={<Send />}
                  isDisabled={draft.clashes.length > 0}
                  onPress={() => setPublishing(true)}
                >
                  {t("disagreements.publish")}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
      {isPublishing && (
        <PublishDialog
          projectId={projectId}
          session={session}
          version={version}
          isAlwaysRequired={settings.mustAcknowledgeGuideline}
          firstNote={sentenceAbout(kind, "disagreements.publish.note")}
          onClose={() => setPublishing(false)}
          onPublished={(published) => {
            const text = t("guidelines.write.published", { version: published });
            notify({ tone: "success", text, detail: t("guidelines.write.published.detail") });
            setEditing(false);
            void queryClient.invalidateQueries(trpc.project.detail.queryFilter({ projectId }));
            onReload();
          }}
        />
      )}
    </MarkedOverlay>
  );
}

interface SectionFieldsProps {
  readonly section: GuidelineSection;
  readonly words: readonly string[];
  onChange(this: void, section: GuidelineSection): void;
}

/** The section's source, with the sentence that speaks of the disagreement selected. */
function SectionFields({ section, words, onChange }: SectionFieldsProps): ReactNode {
  const field = useRef<HTMLTextAreaElement>(null);
  const [first] = useState(() => sentenceIn(section.body, words));
  useEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.focus();
    if (first !== null) element.setSelectionRange(first.start, first.end);
  }, [first]);
  return (
    <div className={styles.fields}>
      <TextField
        label={t("disagreements.section.title")}
        value={section.title}
        maxLength={guidelineLimits.title}
        onChange={(title) => onChange({ ...section, title })}
      />
      <TextArea
        label={t("disagreements.section.text")}
        rows={8}
        inputRef={field}
        value={section.body}
        maxLength={guidelineLimits.body}
        onChange={(body) => onChange({ ...section, body })}
      />
    </div>
  );
}
