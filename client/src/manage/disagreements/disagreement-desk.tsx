import type { AnnotationId, PersonId } from "@keyhole/shared/ids";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, CircleCheckBig } from "lucide-react";
import { useMemo, useState, type ReactNode } from "react";
import { failureOf } from "../../api-error.ts";
import { api, trpc } from "../../api.ts";
import type { InspectedItem, ListedDisagreement } from "../../api-types.ts";
import { useBindings, useKeyCaps } from "../../editor/use-hotkeys.ts";
import { t } from "../../i18n/t.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { notify } from "../../ui/toasts.ts";
import { Look } from "../items/look.tsx";
import { useProjectId } from "../use-project.ts";
import { stepBindings, type StepCommands } from "./bindings.ts";
import { DisagreedItem } from "./disagreed-item.tsx";
import styles from "./disagreements.module.css";
import { GuidelinePart, type ShownSection } from "./guideline-part.tsx";
import { SendBackPart } from "./send-back-part.tsx";
import { refreshDisagreements } from "./send-list.tsx";
import { kindWords } from "./words.ts";

export interface DisagreementDeskProps {
  readonly kind: ListedDisagreement;
  readonly people: [PersonId, PersonId] | null;
  readonly threshold: number;
  onStepKind(this: void, by: 1 | -1): void;
}

/** Tasks of one request. */
const pageSize = 50;

/** One kind of disagreement: its tasks one after the other, beside them the guideline and the way back to the workers. */
export function DisagreementDesk({ kind, people, threshold, onStepKind }: DisagreementDeskProps): ReactNode {
  const projectId = useProjectId();
  const asked = { projectId, kind: kind.kind, people, limit: pageSize };
  const list = useInfiniteQuery({
    queryKey: [...trpc.disagreements.tasks.queryKey(), asked],
    queryFn: ({ pageParam }) => api.disagreements.tasks.query({ ...asked, after: pageParam }),
    initialPageParam: null as Task["taskId"] | null, // the first page has no key before it
    getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.taskId),
  });
  const tasks = useMemo(() => list.data?.pages.flat() ?? [], [list.data]);
  const [at, setAt] = useState(0);
  const [look, setLook] = useState(0);
  const [chosen, setChosen] = useState<number | null>(null);
  const [section, setSection] = useState<ShownSection | null>(null);
  // What was decided or sent back leaves the list: the next one takes its place.
  const place = Math.min(at, Math.max(0, tasks.length - 1));
  const task = tasks[place];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;

  const settle = useMutation({
    mutationFn: ({ item, annotationId }: { item: InspectedItem; annotationId: AnnotationId; name: string }) => {
      const { id: leaseId, epoch } = item.lease;
      return api.disagreements.settle.mutate({ leaseId, epoch, annotationIds: [annotationId] });
    },
    onSuccess: (_, { name }) => {
      setChosen(null);
      notify({ tone: "success", text: t("disagreements.settled", { name }) });
      refreshDisagreements();
    },
  });
  const commands = useMemo(
    (): StepCommands => ({
      step: (by) => {
        const next = Math.min(tasks.length - 1, Math.max(0, place + by));
        if (next + 1 >= tasks.length && hasNextPage && !isFetchingNextPage) void fetchNextPage();
        setAt(next);
        setChosen(null);
      },
      stepKind: onStepKind,
      choose: setChosen,
    }),
    [tasks.length, place, hasNextPage, isFetchingNextPage, fetchNextPage, onStepKind],
  );
  useBindings(useMemo(() => stepBindings(commands), [commands]));

  return (
    <>
      <main className={styles.middle} aria-label={kindWords(kind)}>
        <header className={styles.head}>
          <h2 dir="auto" className={styles.title}>
            {kindWords(kind)} <span className={styles.muted}>{kind.questionTitle}</span>
          </h2>
          {task !== undefined && (
            <Stepper number={place + 1} total={Math.max(kind.open, tasks.length)} onStep={commands.step} />
          )}
        </header>
        {list.isError && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
        {settle.isError && <SettleFailure error={settle.error} />}
        {task === undefined ? (
          list.data !== undefined && (
            <EmptyState
              icon={<CircleCheckBig />}
              title={t("disagreements.none.title")}
              detail={t("disagreements.none.detail")}
            />
          )
        ) : (
          <Look
            key={`${task.itemId} ${String(look)}`}
            projectId={projectId}
            itemId={task.itemId}
            again={() => setLook(look + 1)}
          >
            {(item, media) => (
              <DisagreedItem
                kind={kind}
                pair={[task.one, task.other]}
                item={item}
                media={media}
                threshold={threshold}
                chosen={chosen}
                isSending={settle.isPending}
                onChoose={setChosen}
                onSettle={(annotationId, name) => settle.mutate({ item, annotationId, name })}
              />
            )}
          </Look>
        )}
      </main>
      <aside className={styles.end}>
        <GuidelinePart projectId={projectId} kind={kind} onSection={setSection} />
        <SendBackPart projectId={projectId} kind={kind} taskId={task?.taskId ?? null} shown={section} />
      </aside>
    </>
  );
}

type Task = Awaited<ReturnType<typeof api.disagreements.tasks.query>>[number];

/** A conflict has its own words here: what stands in the way of deciding. */
function SettleFailure({ error }: { readonly error: unknown }): ReactNode {
  if (failureOf(error).code !== "conflict") return <ErrorPanel error={error} />;
  return (
    <p role="alert" className={styles.warning}>
      {t("disagreements.unsettled")}
    </p>
  );
}

interface StepperProps {
  readonly number: number;
  readonly total: number;
  onStep(this: void, by: 1 | -1): void;
}

function Stepper({ number, total, onStep }: StepperProps): ReactNode {
  const [previous, next] = [useKeyCaps("disagreements.previous"), useKeyCaps("disagreements.next")];
  return (
    <div className={styles.stepper}>
      <IconButton
        size="small"
        label={t("disagreements.previous")}
        icon={<ChevronLeft />}
        isDisabled={number === 1}
        onPress={() => onStep(-1)}
        {...(previous === undefined ? {} : { hotkey: previous })}
      />
      <span className={styles.muted}>{t("disagreements.place", { number, total })}</span>
      <IconButton
        size="small"
        label={t("disagreements.next")}
        icon={<ChevronRight />}
        isDisabled={number >= total}
        onPress={() => onStep(1)}
        {...(next === undefined ? {} : { hotkey: next })}
      />
    </div>
  );
}
