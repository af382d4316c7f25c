import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { TemplateName } from "@keyhole/shared/templates/template";
import { templates } from "@keyhole/shared/templates/templates";
import { type FormEvent, useState } from "react";
import { api, trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Page } from "../../ui/page.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { ConfigStart } from "./config-start.tsx";
import { type ReadConfig, readConfig } from "./read-config.ts";
import styles from "./new-project-page.module.css";
import { TemplateStart } from "./template-start.tsx";

const starts = ["template", "empty", "label-studio"] as const;
type Start = (typeof starts)[number];

/** A name and a start: one press makes the project and publishes the start's form, which then can be edited. */
export function NewProjectPage() {
  const [name, setName] = useState("");
  const [start, setStart] = useState<Start>("template");
  const [template, setTemplate] = useState<TemplateName>("object-boxes");
  const [config, setConfig] = useState<ReadConfig>(() => readConfig(""));
  const navigate = useNavigate();
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: (input: { name: string; form?: unknown }) => api.project.create.mutate(input),
    async onSuccess({ projectId }) {
      await queries.invalidateQueries({ queryKey: trpc.project.own.queryKey() });
      await navigate({ to: "/projects/$projectId/form", params: { projectId } });
    },
  });
  const forms = { template: templates[template], empty: undefined, "label-studio": config.form };
  const form = forms[start];
  const isReady = name.trim() !== "" && (start === "empty" || form !== undefined);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending || !isReady) return;
    create.mutate({ name: name.trim(), ...(form === undefined ? {} : { form }) });
  };

  return (
    <Page title={t("manage.new")} intro={t("manage.new.intro")}>
      <form onSubmit={submit} className={styles.form}>
        <div className={styles.start}>
          <TextField
            label={t("manage.name")}
            value={name}
            onChange={setName}
            maxLength={120}
            isRequired
            autoComplete="off"
            // The only thing that must be typed on this page.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
          />
          <Button type="submit" variant="primary" isPending={create.isPending} isDisabled={!isReady}>
            {t("manage.create")}
          </Button>
        </div>
        {create.isError && <ErrorPanel error={create.error} />}
        <RadioGroup
          label={t("manage.new.start")}
          orientation="horizontal"
          options={starts.map((id) => ({ id, label: t(`manage.new.start.${id}`) }))}
          value={start}
          onChange={setStart}
        />
        {start === "template" && <TemplateStart chosen={template} onChoose={setTemplate} />}
        {start === "empty" && <p className={styles.detail}>{t("manage.new.empty.detail")}</p>}
        {start === "label-studio" && <ConfigStart config={config} onChange={setConfig} />}
      </form>
    </Page>
  );
}
