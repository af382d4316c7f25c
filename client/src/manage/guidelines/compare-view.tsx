import type { GuidelineBody, GuidelineSection } from "@keyhole/shared/guidelines/guideline";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { LeaseHold, OpenedDraft, ProjectId } from "../../api-types.ts";
import { api } from "../../api.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Changes } from "../../ui/changes.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Select } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { audienceText } from "./audience-select.tsx";
import { compareSections, differs, type Compared } from "./compare-sections.ts";
import styles from "./compare.module.css";
import { draftId, useVersion } from "./use-version.ts";

export interface CompareViewProps {
  readonly projectId: ProjectId;
  readonly hold: LeaseHold;
  readonly opened: OpenedDraft;
  readonly draft: GuidelineBody;
}

/** Unchanged text kept around each change, in UTF-16 units. */
const context = 400;

/** Any two versions side by side, section by section; the draft counts as one. */
export function CompareView({ projectId, hold, opened, draft }: CompareViewProps) {
  const history = useInfiniteQuery({
    queryKey: ["guideline-versions", opened.viewId, opened.version],
    queryFn: ({ pageParam: before }) =>
      api.guidelines.versions.mutate({ projectId, ...hold, viewId: opened.viewId, before }),
    initialPageParam: 1,
    // The first page came with the draft.
    initialData: { pages: [{ versions: opened.versions, older: opened.older }], pageParams: [1] },
    getNextPageParam: ({ older }) => older ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const versions = history.data.pages.flatMap((page) => page.versions);
  const newest = String(versions[0]?.version ?? draftId);
  const [before, setBefore] = useState(newest);
  const [after, setAfter] = useState(draftId);
  const old = useVersion({ projectId, hold, version: before });
  const fresh = useVersion({ projectId, hold, version: after });
  if (versions.length === 0) return <p className={styles.compareEmpty}>{t("guidelines.write.compare.none")}</p>;

  const options = [
    { id: draftId, label: t("guidelines.write.draft") },
    ...versions.map(({ version, published, by }) => ({
      id: String(version),
      label: t("guidelines.write.versionOf", { version }),
      description: t("guidelines.write.versionBy", {
        date: formatDateTime(published),
        name: by ?? t("guidelines.write.someone"),
      }),
    })),
  ];
  const note = versions.find(({ version }) => String(version) === after)?.note;
  const error: unknown = old.error ?? fresh.error ?? history.error;
  const [left, right] = [before, after].map((id, side) =>
    id === draftId ? draft.sections : (side === 0 ? old : fresh).data,
  );
  return (
    <div className={styles.compare}>
      <div className={styles.compareHead}>
        <Select label={t("guidelines.write.compare.before")} options={options} value={before} onChange={setBefore} />
        <Select label={t("guidelines.write.compare.after")} options={options} value={after} onChange={setAfter} />
        {history.hasNextPage && (
          <Button isPending={history.isFetchingNextPage} onPress={() => void history.fetchNextPage()}>
            {t("guidelines.write.compare.older")}
          </Button>
        )}
      </div>
      {note !== undefined && (
        <p dir="auto" className={styles.compareNote}>
          {note}
        </p>
      )}
      {error !== null && <ErrorPanel error={error} />}
      {error === null && (left === undefined || right === undefined) && <Skeleton lines={6} />}
      {left !== undefined && right !== undefined && <Sections compared={compareSections(left, right)} />}
    </div>
  );
}

function Sections({ compared }: { readonly compared: readonly Compared[] }) {
  const changed = compared.filter(differs);
  const count = compared.length - changed.length;
  return (
    <>
      {changed.length === 0 && <p className={styles.muted}>{t("guidelines.write.compare.same")}</p>}
      {changed.map((one) => (
        <ComparedSection key={one.id} {...one} />
      ))}
      {changed.length > 0 && count > 0 && (
        <p className={styles.muted}>{t("guidelines.write.compare.same.count", { count })}</p>
      )}
    </>
  );
}

function ComparedSection({ before, after, isText, isAudience, isMoved }: Compared) {
  const text = (section: GuidelineSection | null) => (section === null ? "" : `${section.title}\n\n${section.body}`);
  return (
    <section className={styles.clash}>
      <h3 className={styles.comparedTitle}>
        <span dir="auto">{after?.title ?? before?.title}</span>
        {before === null && <Badge tone="success">{t("guidelines.write.compare.added")}</Badge>}
        {after === null && <Badge tone="danger">{t("guidelines.write.compare.removed")}</Badge>}
        {isMoved && <Badge>{t("guidelines.write.compare.moved")}</Badge>}
        {isAudience && <Badge tone="warning">{t("guidelines.write.compare.audience")}</Badge>}
      </h3>
      {isAudience && before !== null && after !== null && (
        <div className={styles.pair}>
          <p>{audienceText(before.audience)}</p>
          <p>{audienceText(after.audience)}</p>
        </div>
      )}
      {isText && (
        <div className={styles.pair}>
          <Changes
            label={t("guidelines.write.compare.before")}
            before={text(before)}
            after={text(after)}
            side="before"
            context={context}
          />
          <Changes
            label={t("guidelines.write.compare.after")}
            before={text(before)}
            after={text(after)}
            side="after"
            context={context}
          />
        </div>
      )}
    </section>
  );
}
