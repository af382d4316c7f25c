import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { templateNames, type TemplateName } from "@keyhole/shared/templates/template";
import { templates } from "@keyhole/shared/templates/templates";
import { type FormEvent, useState } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { api, trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Page } from "../../ui/page.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./new-project-page.module.css";
import { TemplatePicture } from "./template-picture.tsx";

/** A name and a template: one press makes the project and publishes the template's form, which then can be edited. */
export function NewProjectPage() {
  const [name, setName] = useState("");
  const [template, setTemplate] = useState<TemplateName>("object-boxes");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: (input: { name: string; form: unknown }) => api.project.create.mutate(input),
    async onSuccess({ projectId }) {
      await queries.invalidateQueries({ queryKey: trpc.project.own.queryKey() });
      await navigate({ to: "/projects/$projectId/form", params: { projectId } });
    },
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    create.mutate({ name: name.trim(), form: templates[template] });
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
            // The only thing to type on this page.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
          />
          <Button type="submit" variant="primary" isPending={create.isPending} isDisabled={name.trim() === ""}>
            {t("manage.create")}
          </Button>
        </div>
        {create.isError && <ErrorPanel error={create.error} />}
        <RadioGroup
          aria-label={t("manage.template")}
          value={template}
          onChange={(chosen) => setTemplate(templateNames.find((each) => each === chosen) ?? template)}
          className={cx(styles.gallery)}
        >
          {templateNames.map((each) => (
            <Radio key={each} value={each} className={cx(styles.template)}>
              <TemplatePicture template={each} />
              <span className={styles.texts}>
                <span className={styles.title}>{t(`manage.template.${each}`)}</span>
                <span className={styles.detail}>{t(`manage.template.${each}.detail`)}</span>
              </span>
            </Radio>
          ))}
        </RadioGroup>
      </form>
    </Page>
  );
}
