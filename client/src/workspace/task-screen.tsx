import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import type { OwnProject } from "../api-types.ts";
import { AnnotationProvider } from "../editor/use-annotations.ts";
import { useBindings } from "../editor/use-hotkeys.ts";
import { t } from "../i18n/t.ts";
import { markedFor } from "./media.ts";
import { ReturnedComments } from "../review/returned-comments.tsx";
import { useSeenTask } from "../questions/safe-colours.ts";
import { usePreference } from "../ui/own-preferences.ts";
import { Splitter } from "../ui/splitter.tsx";
import { ActionBar } from "./action-bar.tsx";
import { ClosedPanel } from "./closed-panel.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import type { Desk, DeskView } from "./desk.ts";
import { isOldFrame } from "./old-frame.ts";
import type { Drafting } from "./drafting.ts";
import { EndDialog } from "./end-dialog.tsx";
import { GuidelinePanel } from "./lazy-guideline.tsx";
import { KeysSheet } from "./keys-sheet.tsx";
import { AskedItem } from "./asked-item.tsx";
import { Marked } from "./protected-item.tsx";
import { LastShapes } from "./last-shapes.ts";
import { QuestionPane } from "./question-pane.tsx";
import { StatusBar } from "./status-bar.tsx";
import { TakeOverOffer } from "./take-over-offer.tsx";
import styles from "./task-screen.module.css";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { workBindings, type WorkCommands } from "./work-bindings.ts";

export interface TaskScreenProps {
  readonly project: OwnProject;
  readonly desk: Desk;
  readonly view: DeskView;
}

/** First width of the questions in CSS pixels: where texts are written they need room. Remembered for each kind. */
const widths = { image: 340, text: 340, conversation: 340 } as const;

type OpenDialog = "skip" | "flag" | "keys";

/** One task: its fields, its questions, what can be done with it, and how it stands. */
export function TaskScreen({ project, desk, view }: TaskScreenProps): ReactNode {
  const [asked, setAsked] = useState<{ readonly dialog: OpenDialog; readonly leaseId: string | undefined } | null>(
    null,
  );
  const [hasGuideline, setGuideline] = useState(false);
  const { media, drafting: work, session } = view;
  const shown = useSeenTask(view.shown);
  // A dialog about a task goes with it.
  const dialog = session.phase === "open" && asked?.leaseId === session.task.leaseId ? asked.dialog : null;
  const close = (): void => setAsked(null);
  const isVisible = media !== null && shown !== null && work !== null;
  const kind = shown?.fields[0]?.value.kind ?? "image";
  const edge = usePreference("panels") ?? "end";
  const label = useChosenLabel(work);
  const [last] = useState(() => new LastShapes());
  useEffect(() => last.follow(desk), [last, desk]);
  const kept = useSyncExternalStore(last.subscribe, () => last.for(shown));
  const commands = useMemo((): WorkCommands => {
    const ask = (which: OpenDialog): void => setAsked({ dialog: which, leaseId: desk.getView().shown?.leaseId });
    return {
      submit: desk.submit,
      skip: () => ask("skip"),
      flag: () => ask("flag"),
      keys: () => ask("keys"),
      guideline: () => setGuideline((before) => !before),
      extend: desk.extend,
      undo: () => desk.getView().drafting?.store.undo() ?? false,
      redo: () => desk.getView().drafting?.store.redo() ?? false,
    };
  }, [desk]);
  const bindings = useMemo(() => (shown === null ? [] : workBindings(commands, shown)), [commands, shown]);
  useBindings(bindings);

  return (
    <div className={styles.screen} data-phase={session.phase} data-mark={markedFor(view.media)}>
      <VisuallyHidden>
        <h1>{project.name}</h1>
      </VisuallyHidden>
      {isVisible ? (
        <AnnotationProvider value={work.store}>
          <div className={styles.work} inert={isOldFrame(view) || session.phase !== "open"} key={shown.leaseId}>
            <Splitter
              id={`questions.${kind}`}
              panelLabel={t("workspace.questions")}
              edge={edge}
              initial={widths[kind]}
              min={260}
              max={720}
              main={
                <div className={styles.main}>
                  <div className={styles.fields}>
                    <AskedItem media={media} task={shown} />
                  </div>
                  {hasGuideline && (
                    <aside className={styles.guideline} aria-label={t("workspace.guideline")}>
                      <GuidelinePanel projectId={project.id} lease={shown.opened.lease} label={label} />
                    </aside>
                  )}
                </div>
              }
              side={
                <div className={styles.side}>
                  <Marked media={media}>
                    <div>
                      <ReturnedComments
                        projectId={project.id}
                        hold={{ leaseId: shown.opened.lease.id, epoch: shown.opened.lease.epoch }}
                        viewId={shown.opened.viewId}
                        questions={shown.questions}
                      />
                      {kept !== null && <TakeOverOffer kept={kept} task={shown} />}
                      <QuestionPane
                        task={shown}
                        work={work}
                        problems={view.problems}
                        refusals={view.refusals}
                        readOnly={false}
                      />
                    </div>
                  </Marked>
                  <ActionBar
                    commands={commands}
                    isSending={session.phase === "submitting"}
                    isWaiting={view.isWaiting}
                    isRevisit={shown.opened.lease.purpose === "revisit"}
                    onRelease={() => desk.end({ end: "released", reason: "" }, "stop")}
                  />
                </div>
              }
            />
          </div>
        </AnnotationProvider>
      ) : (
        <div className={styles.away}>
          <ClosedPanel projectId={project.id} desk={desk} session={session} isWaiting={view.isWaiting} />
        </div>
      )}
      <StatusBar project={project} view={view} commands={commands} hasGuideline={hasGuideline} />
      {work !== null && isVisible && <ConflictDialog work={work} media={media} />}
      <EndDialog kind={dialog === "skip" || dialog === "flag" ? dialog : null} onClose={close} desk={desk} />
      <KeysSheet isOpen={dialog === "keys"} onClose={close} project={project} questions={shown?.questions ?? []} />
    </div>
  );
}

/** The title of the label that is drawn next, for the guideline to open where it is explained. */
function useChosenLabel(work: Drafting | null): string | undefined {
  const subscribe = work?.store.subscribe ?? nothing;
  // A title: this whole screen is rendered again only when that is another one, not with every change of an answer.
  return useSyncExternalStore(subscribe, () => {
    if (work === null) return undefined;
    const { question: name, labels: chosen } = work.store.getState();
    const question = work.task.questions.find((each) => each.name === name);
    const labels = question === undefined ? [] : anyQuestionType(question.type).labels(question.settings);
    return labels.find(({ value }) => name !== null && value === chosen[name])?.title;
  });
}

const nothing = () => () => undefined;
