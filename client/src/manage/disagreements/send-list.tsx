import { useMutation, useQuery } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import type { ProjectId, ShownSendBack } from "../../api-types.ts";
import { api, queryClient, trpc } from "../../api.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import styles from "./disagreements.module.css";

const isMoving = ({ state }: ShownSendBack): boolean => state === "running" || state === "undoing";

/** How often a send-back under way is looked at (ms). */
const lookEveryMs = 1_000;

/** What was sent back because of this disagreement, how far it is, and the way to take it back. */
export function SendList({ projectId, kind }: { readonly projectId: ProjectId; readonly kind: string }): ReactNode {
  const sends = useQuery(
    trpc.disagreements.sends.queryOptions(
      { projectId },
      { refetchInterval: ({ state }) => (state.data?.some(isMoving) === true ? lookEveryMs : false) },
    ),
  );
  const states = sends.data?.map(({ id, state }) => `${id} ${state}`).join();
  const before = useRef(states);
  useEffect(() => {
    // Numbers, tasks and what is left are others once one has begun or ended.
    if (before.current !== undefined && before.current !== states) refreshDisagreements();
    before.current = states;
  }, [states]);
  const undo = useMutation({
    mutationFn: (id: ShownSendBack["id"]) => api.disagreements.undo.mutate({ projectId, id }),
    onSettled: () => queryClient.invalidateQueries(trpc.disagreements.sends.queryFilter({ projectId })),
  });
  const own = sends.data?.filter((each) => each.kind === kind) ?? [];
  if (own.length === 0) return null;
  return (
    <div className={styles.sends}>
      <h3>{t("disagreements.sends")}</h3>
      {undo.isError && <ErrorPanel error={undo.error} />}
      <ul>
        {own.map((each) => (
          <li key={each.id} className={styles.sent}>
            <span>
              <output>{stateWords(each)}</output>
              {each.skipped > 0 && (
                <span className={styles.muted}> {t("disagreements.sends.skipped", { count: each.skipped })}</span>
              )}
              <span className={styles.muted}>
                {" "}
                {t("disagreements.sends.by", { when: formatDateTime(each.created), name: each.by ?? "" })}
              </span>
            </span>
            {each.state === "done" && each.tasks > 0 && (
              <Button size="small" icon={<Undo2 />} isPending={undo.isPending} onPress={() => undo.mutate(each.id)}>
                {t("disagreements.sends.undo")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Everything of this page that a send-back or a decision changes. */
export function refreshDisagreements(): void {
  void queryClient.invalidateQueries(trpc.disagreements.list.queryFilter());
  void queryClient.invalidateQueries(trpc.disagreements.tasks.queryFilter());
  void queryClient.invalidateQueries(trpc.disagreements.count.queryFilter());
}

function stateWords({ state, tasks, answers, undone }: ShownSendBack): string {
  const words = {
    tasks: t("disagreements.tasks", { count: tasks }),
    answers: t("disagreements.answers", { count: answers }),
  };
  switch (state) {
    case "running":
      return t("disagreements.sends.running", words);
    case "done":
      return t("disagreements.sends.done", words);
    case "undoing":
      return t("disagreements.sends.undoing");
    case "undone":
      return t("disagreements.sends.undone", { count: undone });
  }
}
