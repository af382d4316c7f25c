import type { AnnotationId } from "@keyhole/shared/ids";
import { agreeingParts } from "@keyhole/shared/agreement/agreeing-parts";
import { useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { AnnotationStore } from "../editor/annotation-store.ts";
import type { RegionRef } from "../editor/region-ref.ts";
import { AnnotationProvider } from "../editor/use-annotations.ts";
import { useBindings } from "../editor/use-hotkeys.ts";
import { t } from "../i18n/t.ts";
import { useSeenTask } from "../questions/safe-colours.ts";
import { usePreference } from "../ui/own-preferences.ts";
import { Splitter } from "../ui/splitter.tsx";
import { ClosedPanel } from "../workspace/closed-panel.tsx";
import { ConflictDialog } from "../workspace/conflict-dialog.tsx";
import { KeysSheet } from "../workspace/keys-sheet.tsx";
import type { Desk, DeskView } from "../workspace/desk.ts";
import { isOldFrame } from "../workspace/old-frame.ts";
import { AskedItem } from "../workspace/asked-item.tsx";
import { markedFor } from "../workspace/media.ts";
import { Marked, ProtectedItem } from "../workspace/protected-item.tsx";
import { QuestionPane } from "../workspace/question-pane.tsx";
import { toAnswers } from "../workspace/screen-task.ts";
import screen from "../workspace/task-screen.module.css";
import type { OpenedReview, OwnProject } from "../api-types.ts";
import { AcceptDialog } from "./accept-dialog.tsx";
import { CompareActions, CorrectActions } from "./review-actions.tsx";
import { compareBindings, correctBindings, type ReviewCommands } from "./review-bindings.ts";
import { ComparePane } from "./compare-pane.tsx";
import {
  agreesOnAll,
  compareAnswers,
  isReview,
  type ComparedAnswer,
  type Comparison,
  type RegionSource,
} from "./comparison.ts";
import { ReturnDialog } from "./return-dialog.tsx";
import { ReviewStatus } from "./review-status.tsx";
import type { ReviewPorts } from "./review-ports.ts";
import styles from "./review.module.css";

export interface ReviewScreenProps {
  readonly project: OwnProject;
  readonly desk: Desk;
  readonly view: DeskView;
  readonly ports: ReviewPorts;
}

/** First width of the answers in CSS pixels. */
const widths = { image: 360, text: 400, conversation: 460 } as const;

/** One task under review, or why there is none to see. */
export function ReviewScreen({ project, desk, view, ports }: ReviewScreenProps): ReactNode {
  const { media, shown, drafting: work, session } = view;
  const opened = shown?.opened;
  if (media === null || shown === null || work === null || opened === undefined || !isReview(opened)) {
    return (
      <div className={screen.away}>
        <ClosedPanel projectId={project.id} desk={desk} session={session} isWaiting={view.isWaiting} />
      </div>
    );
  }
  return <Review key={shown.leaseId} {...{ project, desk, view, ports, opened }} parts={{ media, shown, work }} />;
}

interface ReviewProps extends ReviewScreenProps {
  readonly opened: OpenedReview;
  readonly parts: {
    readonly media: NonNullable<DeskView["media"]>;
    readonly shown: NonNullable<DeskView["shown"]>;
    readonly work: NonNullable<DeskView["drafting"]>;
  };
}

/** The stored region behind a selected one: in the overlay ids are the screen's own. */
const sourceOf = (
  comparison: Comparison,
  one: ComparedAnswer | undefined,
  { question, region }: RegionRef,
): RegionSource | null =>
  comparison.sources.get(region) ?? (one === undefined ? null : { question, region, annotationId: one.annotationId });

/** What the correction started from: the answer's letter and id, nulls where answers were merged. */
interface Correcting {
  readonly letter: string | null;
  readonly from: AnnotationId | null;
}

/** The correction that was under way before a reload, with where it started. */
function underWay({ draft, review }: OpenedReview): Correcting | null {
  if (draft === null) return null;
  const start = review.answers.find(({ annotationId }) => annotationId === draft.from);
  return { letter: start?.letter ?? null, from: start?.annotationId ?? null };
}

function Review({ project, desk, view, ports, opened, parts }: ReviewProps): ReactNode {
  const { media, work } = parts;
  const shown = useSeenTask(parts.shown);
  const edge = usePreference("panels") ?? "end";
  const { review } = opened;
  const comparison = useMemo(() => compareAnswers(shown, review.answers), [shown, review.answers]);
  const [chosen, setChosen] = useState<number | null>(null);
  const [dialog, setDialog] = useState<"accept" | "return" | "keys" | null>(null);
  const [correcting, setCorrecting] = useState(() => underWay(opened));
  useEffect(() => ports.correctFrom(correcting?.from ?? null), [ports, correcting]);
  const compared = useMemo(() => {
    const store = new AnnotationStore();
    const one = chosen === null ? undefined : comparison.answers[chosen];
    store.load(one === undefined ? comparison.overlay.answers : one.shown);
    return { store, fields: one === undefined ? comparison.overlay.fields : shown.fields };
  }, [comparison, chosen, shown]);
  const { answers } = comparison;
  const one = answers.length === 1 ? answers[0] : chosen === null ? undefined : answers[chosen];

  const accept = useCallback(
    (accepted: readonly ComparedAnswer[]): void => {
      ports.decide({ kind: "accept", annotationIds: accepted.map(({ annotationId }) => annotationId) });
      desk.send();
    },
    [desk, ports],
  );
  const commands = useMemo(
    (): ReviewCommands => ({
      accept: () => {
        if (one === undefined && !agreesOnAll(comparison, review.threshold)) setDialog("accept");
        else accept(one === undefined ? answers : [one]);
      },
      ask: () => setDialog("return"),
      keys: () => setDialog("keys"),
      extend: desk.extend,
      correct: () => {
        const start =
          one?.stored ??
          agreeingParts(
            shown.form,
            answers.map(({ stored }) => stored),
          );
        work.store.load(toAnswers(start, shown.questions));
        setCorrecting({ letter: one?.letter ?? null, from: one?.annotationId ?? null });
      },
      pass: () => desk.end({ end: "released", reason: "" }, "next"),
      choose: (index) => {
        if (index === null || answers[index] !== undefined) setChosen(index);
      },
      save: () => {
        ports.decide({ kind: "correct", from: correcting?.from ?? null });
        desk.submit();
      },
      back: () => setCorrecting(null),
      undo: () => work.store.undo(),
      redo: () => work.store.redo(),
    }),
    [accept, desk, ports, comparison, review.threshold, answers, one, shown, work, correcting],
  );
  const bindings = useMemo(
    () => (correcting === null ? compareBindings(commands, answers.length) : correctBindings(commands)),
    [commands, answers.length, correcting],
  );
  useBindings(bindings);
  // Leaving a correction takes its draft along: what is compared again is what the labelers said.
  useEffect(() => {
    if (correcting === null) work.store.load({});
  }, [correcting, work]);

  const isOpen = view.session.phase === "open";
  const closeDialog = (): void => setDialog(null);
  const [selected] = compared.store.getState().selection;
  const pinned = selected === undefined ? null : sourceOf(comparison, one, selected);
  return (
    <div className={screen.screen} data-phase={view.session.phase} data-mark={markedFor(view.media)}>
      <div className={screen.work} inert={isOldFrame(view) || !isOpen}>
        <AnnotationProvider value={correcting === null ? compared.store : work.store}>
          <Splitter
            id={`review.${shown.fields[0]?.value.kind ?? "image"}`}
            panelLabel={t("review.answers")}
            edge={edge}
            initial={widths[shown.fields[0]?.value.kind ?? "image"]}
            min={300}
            max={720}
            main={
              correcting === null ? (
                <ProtectedItem key={`compare ${String(chosen)}`} media={media} fields={compared.fields} readOnly />
              ) : (
                <AskedItem key="correct" media={media} task={shown} />
              )
            }
            side={
              <div className={screen.side}>
                {correcting === null ? (
                  <Marked media={media}>
                    <ComparePane
                      comparison={comparison}
                      isBlind={review.blind}
                      threshold={review.threshold}
                      comments={review.comments}
                      chosen={chosen}
                      onChoose={commands.choose}
                    />
                  </Marked>
                ) : (
                  <Marked media={media}>
                    <div>
                      <p className={styles.correcting}>
                        {correcting.letter === null
                          ? t("review.correcting.merged")
                          : t("review.correcting", { letter: correcting.letter })}
                      </p>
                      <QuestionPane
                        task={shown}
                        work={work}
                        problems={view.problems}
                        refusals={view.refusals}
                        readOnly={false}
                      />
                    </div>
                  </Marked>
                )}
                {correcting === null ? (
                  <CompareActions
                    commands={commands}
                    letter={answers.length > 1 ? (one?.letter ?? null) : ""}
                    isSending={!isOpen}
                  />
                ) : (
                  <CorrectActions commands={commands} isSending={!isOpen} />
                )}
              </div>
            }
          />
        </AnnotationProvider>
      </div>
      <ReviewStatus view={view} commands={commands} isCorrecting={correcting !== null} />
      <ConflictDialog work={work} media={media} />
      <KeysSheet isOpen={dialog === "keys"} onClose={closeDialog} project={project} questions={shown.questions} />
      <AcceptDialog
        isOpen={dialog === "accept"}
        count={answers.length}
        onClose={closeDialog}
        onAccept={() => accept(answers)}
      />
      {dialog === "return" && (
        <ReturnDialog
          answers={answers}
          chosen={one?.annotationId ?? null}
          pin={pinned}
          questions={shown.questions}
          onClose={closeDialog}
          onReturn={(returned) => {
            closeDialog();
            ports.decide({ kind: "return", returned: [...returned] });
            desk.send();
          }}
        />
      )}
    </div>
  );
}
