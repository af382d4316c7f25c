import { Button } from "react-aria-components";
import type { DemoPerson } from "../api-types.ts";
import { t, tIfKnown } from "../i18n/t.ts";
import { cx } from "../ui/class-names.ts";
import styles from "./session-frame.module.css";

export interface DemoPeopleProps {
  readonly people: readonly DemoPerson[];
  readonly onChoose: (person: DemoPerson) => void;
}

/** Exists in a demonstration only: fills in who signs in, not how. */
export function DemoPeople({ people, onChoose }: DemoPeopleProps) {
  return (
    <section className={styles.demo} aria-label={t("session.signIn.demo")}>
      <h2>{t("session.signIn.demo")}</h2>
      <p className={styles.hint}>{t("session.signIn.demoHint")}</p>
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.login}>
            <Button className={cx(styles.person)} onPress={() => onChoose(person)}>
              <span>{person.name}</span>
              <span className={styles.hint}>{tIfKnown(`session.role.${person.role}`) ?? person.role}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
