import { useMutation, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { api, trpc } from "../../api.ts";
import type { ExportList } from "../../api-types.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { notify } from "../../ui/toasts.ts";
import { useProject } from "../use-project.ts";
import { approversInWords } from "./approvers.ts";
import { AskFilters } from "./ask-filters.tsx";
import { CountLine } from "./count-line.tsx";
import styles from "./exports-page.module.css";
import { type AskState, exportFormats, filtersOf, freshAsk, heldBy } from "./filters.ts";

export interface AskDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly approvers: ExportList["approvers"] | undefined;
  readonly onAsked: () => Promise<unknown>;
}

/** What should leave, for whom and for what; beside it how much that is now. */
export function AskDialog({ isOpen, onClose, approvers, onAsked }: AskDialogProps) {
  const { id: projectId } = useProject();
  const [ask, setAsk] = useState<AskState>(freshAsk);
  const form = useQuery({ ...trpc.project.form.queryOptions({ projectId }), enabled: isOpen });
  const filters = filtersOf(useDeferredValue(ask));
  const count = useQuery({
    ...trpc.exports.count.queryOptions({ projectId, filters }),
    enabled: isOpen,
    placeholderData: (before) => before,
  });
  const names = approvers === undefined ? undefined : approversInWords(approvers);
  const close = () => {
    send.reset();
    onClose();
  };
  const send = useMutation({
    mutationFn: () => {
      const { format, recipient, purpose, pictures } = ask;
      return api.exports.request.mutate({ projectId, format, filters: filtersOf(ask), recipient, purpose, pictures });
    },
    onSuccess: async () => {
      await onAsked();
      setAsk(freshAsk);
      onClose();
      if (names !== undefined) notify({ tone: "success", text: t("exports.asked", { names }) });
    },
  });
  const change = (part: Partial<AskState>) => setAsk((before) => ({ ...before, ...part }));
  const definition = form.data?.form ?? null;
  const kinds = definition?.fields.map(({ kind }) => kind) ?? [];
  const hasWords = kinds.some((kind) => kind !== "image");
  const isComplete = ask.recipient.trim() !== "" && ask.purpose.trim() !== "" && (count.data?.rows ?? 0) > 0;

  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t("exports.ask")}
      size="large"
      footer={
        <>
          <Button onPress={close}>{t("common.cancel")}</Button>
          <Button
            variant="primary"
            isDisabled={!isComplete}
            isPending={send.isPending}
            onPress={() => send.mutate(undefined)}
          >
            {t("exports.send")}
          </Button>
        </>
      }
    >
      <div className={styles.ask}>
        <div className={styles.column}>
          <RadioGroup
            label={t("exports.format")}
            options={exportFormats.map((id) => ({
              id,
              label: t(`exports.format.${id}`),
              description:
                definition !== null && heldBy(id, definition).length === 0
                  ? t("exports.format.none")
                  : t(`exports.format.${id}.detail`),
              isDisabled: definition !== null && heldBy(id, definition).length === 0,
            }))}
            value={ask.format}
            onChange={(format) => change({ format, questions: null })}
          />
          {ask.format === "jsonl" && (
            <Checkbox isSelected={ask.content} onChange={(content) => change({ content })}>
              {t(hasWords ? "exports.content" : "exports.content.pictures")}
            </Checkbox>
          )}
          {kinds.includes("image") && (
            <Checkbox isSelected={ask.pictures} onChange={(pictures) => change({ pictures })}>
              {t("exports.pictures")}
            </Checkbox>
          )}
          <TextField
            label={t("exports.recipient")}
            description={t("exports.recipient.detail")}
            value={ask.recipient}
            onChange={(recipient) => change({ recipient })}
            maxLength={200}
            autoComplete="off"
          />
          <TextArea
            label={t("exports.purpose")}
            description={t("exports.purpose.detail")}
            value={ask.purpose}
            onChange={(purpose) => change({ purpose })}
            maxLength={2000}
            rows={2}
          />
          {count.isError ? <ErrorPanel error={count.error} /> : <CountLine count={count.data} />}
          {approvers !== undefined && (
            <p className={names === undefined ? styles.warning : styles.muted}>
              {names === undefined ? t("exports.approvers.none") : t("exports.approvers", { names })}
            </p>
          )}
        </div>
        <AskFilters ask={ask} form={definition} onChange={change} />
      </div>
      {send.isError && <ErrorPanel error={send.error} />}
    </Dialog>
  );
}
