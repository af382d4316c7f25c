import { createLink } from "@tanstack/react-router";
import type { ComponentPropsWithRef } from "react";
import styles from "./button.module.css";
import { cx } from "./class-names.ts";

interface AnchorProps extends ComponentPropsWithRef<"a"> {
  readonly variant?: "primary" | "secondary" | "quiet";
}

function Anchor({ variant = "secondary", children, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={cx(styles.button, styles[variant])}>
      {children}
    </a>
  );
}

/** A link that looks like a button: it goes to a page, so that it can be opened in a new tab. */
export const LinkButton = createLink(Anchor);
