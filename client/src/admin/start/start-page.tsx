import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { api } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import { CopyField } from "../../ui/copy-field.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Posture } from "../settings/posture.tsx";
import styles from "./start.module.css";

const offers = ["lead", "labeler", "security-reviewer"] as const;
type Offer = (typeof offers)[number];

/** Where the first administrator lands after set-up: the next three people, and what is not yet safe. */
export function StartPage() {
  return (
    <Page
      title={t("admin.start.title")}
      intro={t("admin.start.intro")}
      actions={<LinkButton to="/admin/people">{t("admin.start.done")}</LinkButton>}
    >
      <div className={styles.offers}>
        {offers.map((offer) => (
          <OfferCard key={offer} offer={offer} />
        ))}
      </div>
      <Posture />
      <section aria-labelledby="samples" className={styles.samples}>
        <h2 id="samples">{t("admin.start.samples")}</h2>
        <p>{t("admin.start.samplesDetail")}</p>
      </section>
    </Page>
  );
}

function OfferCard({ offer }: { readonly offer: Offer }) {
  const [name, setName] = useState("");
  const invite = useMutation({
    mutationFn: () =>
      api.people.invite.mutate({
        name: name.trim(),
        administrator: false,
        securityReviewer: offer === "security-reviewer",
        mayCreateProjects: offer === "lead",
      }),
  });
  const link = invite.data?.link;
  return (
    <section className={styles.offer} aria-labelledby={`offer-${offer}`}>
      <h2 id={`offer-${offer}`}>{t(`admin.start.${offer}`)}</h2>
      <p className={styles.detail}>{t(`admin.start.${offer}.detail`)}</p>
      {invite.data === undefined ? (
        <Form
          className={cx(styles.form)}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== "") invite.mutate();
          }}
        >
          <TextField label={t("admin.start.name")} value={name} onChange={setName} />
          <Button type="submit" isDisabled={name.trim() === ""} isPending={invite.isPending}>
            {t("admin.start.make")}
          </Button>
        </Form>
      ) : link === null || link === undefined ? (
        <p role="alert">{t("admin.start.waits")}</p>
      ) : (
        <CopyField
          label={t("admin.start.link", { name: name.trim() })}
          description={t("admin.start.linkHint")}
          value={link}
        />
      )}
      {invite.isError && <ErrorPanel error={invite.error} />}
    </section>
  );
}
