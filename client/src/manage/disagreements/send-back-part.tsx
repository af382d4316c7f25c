import type { TaskId } from "@keyhole/shared/ids";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useMemo, useState, type ReactNode } from "react";
import type { ListedDisagreement, ProjectId, SendBackSide } from "../../api-types.ts";
import { api, queryClient, trpc } from "../../api.ts";
import { useBindings, useKeyCaps } from "../../editor/use-hotkeys.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { messageBinding } from "./bindings.ts";
import styles from "./disagreements.module.css";
import type { ShownSection } from "./guideline-part.tsx";
import { newSendBackId } from "./new-send-back.ts";
import { SendList } from "./send-list.tsx";
import { sentenceAbout } from "./words.ts";

export interface SendBackPartProps {
  readonly projectId: ProjectId;
  readonly kind: ListedDisagreement;
  /** The task on screen. */
  readonly taskId: TaskId | null;
  readonly shown: ShownSection | null;
}

/** As of a reviewer's comment. */
const longestMessage = 2000;

/** Sends back what disagrees so: all of it or this task, to whom, with which message. Counted before, two presses. */
export function SendBackPart({ projectId, kind, taskId, shown }: SendBackPartProps): ReactNode {
  const [scope, setScope] = useState<"every" | "this">("every");
  const [side, setSide] = useState<SendBackSide>("both");
  const [message, setMessage] = useState(() => sentenceAbout(kind, "disagreements.send.message"));
  const [asking, setAsking] = useState<string | null>(null);
  const only = scope === "this" ? taskId : null;
  const which = { projectId, kind: kind.kind, side, taskId: only };
  const count = useQuery(trpc.disagreements.count.queryOptions(which));
  const send = useMutation({
    mutationFn: (id: string) =>
      api.disagreements.sendBack.mutate({
        ...which,
        id: id as Parameters<typeof api.disagreements.sendBack.mutate>[0]["id"], // made by `newSendBackId`
        message,
        sectionId: shown?.section.id ?? null,
      }),
    onSuccess: () => {
      setAsking(null);
      void queryClient.invalidateQueries(trpc.disagreements.sends.queryFilter({ projectId }));
    },
  });
  const { tasks, answers } = count.data ?? { tasks: 0, answers: 0 };
  const reach = t("disagreements.send.reach", {
    tasks: t("disagreements.tasks", { count: tasks }),
    answers: t("disagreements.answers", { count: answers }),
  });
  const isEmpty = message.trim() === "";
  // Whatever changes what is sent asks anew.
  const reset =
    <Value,>(set: (value: Value) => void) =>
    (value: Value): void => {
      set(value);
      setAsking(null);
    };
  const cap = useKeyCaps("disagreements.message");
  const [field, setField] = useState<HTMLTextAreaElement | null>(null);
  useBindings(useMemo(() => messageBinding(() => field?.focus()), [field]));
  const [one, other] = kind.said;
  const first =
    one === null || one === undefined
      ? t("disagreements.send.side.first")
      : t("disagreements.send.side.one", { label: one.title });
  const second =
    other !== null && other !== undefined
      ? t("disagreements.send.side.one", { label: other.title })
      : t(one === null || one === undefined ? "disagreements.send.side.second" : "disagreements.send.side.not");
  return (
    <section className={styles.part} aria-label={t("disagreements.send")}>
      <header className={styles.partHead}>
        <h2>{t("disagreements.send")}</h2>
        {cap !== undefined && <Kbd keys={cap} />}
      </header>
      <RadioGroup
        label={t("disagreements.send.which")}
        orientation="horizontal"
        options={[
          { id: "every", label: t("disagreements.send.every") },
          { id: "this", label: t("disagreements.send.this"), isDisabled: taskId === null },
        ]}
        value={scope}
        onChange={reset(setScope)}
      />
      <Select
        label={t("disagreements.send.side")}
        options={[
          { id: "both", label: t("disagreements.send.side.both") },
          { id: "one", label: first },
          { id: "other", label: second },
          { id: "new", label: t("disagreements.send.side.new") },
        ]}
        {...(side === "new" ? { description: t("disagreements.send.side.new.detail") } : {})}
        value={side}
        onChange={reset(setSide)}
      />
      <TextArea
        label={t("disagreements.send.message")}
        description={t("disagreements.send.message.hint")}
        rows={3}
        inputRef={setField}
        value={message}
        maxLength={longestMessage}
        error={isEmpty ? t("disagreements.send.missing") : undefined}
        onChange={reset(setMessage)}
      />
      {shown !== null && side !== "new" && (
        <p className={shown.isUnpublished ? styles.warning : styles.muted}>
          {shown.isUnpublished
            ? t("disagreements.send.unpublished")
            : t("disagreements.send.section", { title: shown.section.title })}
        </p>
      )}
      {send.isError && <ErrorPanel error={send.error} />}
      {count.isError && <ErrorPanel error={count.error} onRetry={() => void count.refetch()} />}
      {count.data !== undefined && tasks === 0 ? (
        <p className={styles.muted}>{t("disagreements.send.nothing")}</p>
      ) : asking === null ? (
        <Button variant="primary" isDisabled={isEmpty || tasks === 0} onPress={() => setAsking(newSendBackId())}>
          {t("disagreements.send.ask", { reach })}
        </Button>
      ) : (
        <div className={styles.buttons}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the second of two presses */}
          <Button autoFocus variant="danger" isPending={send.isPending} onPress={() => send.mutate(asking)}>
            {t("disagreements.send.confirm", { reach })}
          </Button>
          <Button variant="quiet" isDisabled={send.isPending} onPress={() => setAsking(null)}>
            {t("common.cancel")}
          </Button>
        </div>
      )}
      <SendList projectId={projectId} kind={kind.kind} />
    </section>
  );
}
