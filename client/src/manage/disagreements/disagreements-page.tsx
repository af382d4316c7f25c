import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Scale } from "lucide-react";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { api, trpc } from "../../api.ts";
import { HotkeyProvider } from "../../editor/use-hotkeys.ts";
import { useOwnHotkeys, useScreenKeys } from "../../editor/use-own-hotkeys.ts";
import { t } from "../../i18n/t.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { useProjectId } from "../use-project.ts";
import styles from "./disagreements.module.css";
import { DisagreementDesk } from "./disagreement-desk.tsx";
import { KindFilters, KindList, noFilter, type KindFilter } from "./kind-list.tsx";

const pageSize = 50;
/** A dialog or an open list has the keys. A notice, which is an alert dialog in a region of its own, has none. */
const isCovered = (): boolean =>
  Array.from(document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]')).some(
    (element) => element.getAttribute("role") !== "alertdialog" || element.closest('[role="region"]') === null,
  );

const always = (): boolean => true;

/** From what people disagree on to what is done about it, on one page: both answers, the guideline, and sending back. */
export function DisagreementsPage(): ReactNode {
  const projectId = useProjectId();
  const hotkeys = useOwnHotkeys();
  useScreenKeys(hotkeys, always);
  useEffect(() => {
    document.title = `${t("disagreements.title")} · ${t("common.product")}`;
    const listen = (event: KeyboardEvent): void => {
      if (!isCovered()) hotkeys.handle(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [hotkeys]);
  return (
    <HotkeyProvider value={hotkeys}>
      <VisuallyHidden>
        <h1>{t("disagreements.title")}</h1>
      </VisuallyHidden>
      <Disagreements key={projectId} />
    </HotkeyProvider>
  );
}

function Disagreements(): ReactNode {
  const projectId = useProjectId();
  const [filter, setFilter] = useState<KindFilter>(noFilter);
  const [chosen, setChosen] = useState<string | null>(null);
  const [one, other] = filter.people;
  const people = useMemo(
    () => (one === null || other === null ? null : ([one, other] as [typeof one, typeof other])),
    [one, other],
  );
  const asked = { projectId, question: filter.question, label: filter.label, people, limit: pageSize };
  const list = useInfiniteQuery({
    // The start of the key is that of the plain query, so that one invalidation reaches both.
    queryKey: [...trpc.disagreements.list.queryKey(), asked],
    queryFn: ({ pageParam }) => api.disagreements.list.query({ ...asked, after: pageParam }),
    initialPageParam: null as { open: number; kind: string } | null, // the first page has no key before it
    getNextPageParam: ({ kinds }) => {
      const last = kinds.at(-1);
      return kinds.length < pageSize || last === undefined ? undefined : { open: last.open, kind: last.kind };
    },
    placeholderData: (before) => before,
  });
  const project = useQuery(trpc.project.detail.queryOptions({ projectId }));
  const kinds = useMemo(() => list.data?.pages.flatMap((page) => page.kinds) ?? [], [list.data]);
  const questions = list.data?.pages[0]?.questions ?? [];
  const current = kinds.find(({ kind }) => kind === chosen) ?? kinds[0];
  const isFiltered = filter !== noFilter;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined || project.data === undefined) return <Skeleton lines={10} />;
  if (kinds.length === 0 && !isFiltered) {
    return (
      <EmptyState icon={<Scale />} title={t("disagreements.empty.title")} detail={t("disagreements.empty.detail")} />
    );
  }
  const stepKind = (by: 1 | -1): void => {
    const at = kinds.findIndex(({ kind }) => kind === current?.kind);
    const next = kinds[Math.min(kinds.length - 1, Math.max(0, at + by))];
    if (next !== undefined) setChosen(next.kind);
  };
  return (
    <div className={styles.page}>
      <nav className={styles.side} aria-label={t("disagreements.list")}>
        <KindFilters questions={questions} filter={filter} onChange={setFilter} />
        <KindList
          kinds={kinds}
          chosen={current?.kind ?? null}
          isFiltered={isFiltered}
          onChoose={setChosen}
          onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        />
      </nav>
      {current !== undefined && (
        <DisagreementDesk
          key={current.kind}
          kind={current}
          people={people}
          threshold={project.data.settings.agreementThreshold}
          onStepKind={stepKind}
        />
      )}
    </div>
  );
}
