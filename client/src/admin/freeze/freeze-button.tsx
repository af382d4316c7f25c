import { Snowflake } from "lucide-react";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Button, type ButtonProps } from "../../ui/button.tsx";
import { FreezeDialog, type FreezeTarget } from "./freeze-dialog.tsx";

export interface FreezeButtonProps {
  readonly target: FreezeTarget;
  readonly size?: NonNullable<ButtonProps["size"]>;
  /** "secondary" where the button stands on every page and must not shout. */
  readonly variant?: "danger" | "secondary";
  /** Called once the freeze holds. */
  readonly onFrozen?: () => void;
}

/**
 * Asks, then freezes: for administrators, security reviewers, and a lead of the project. Who presses it without that
 * right is told that there is nothing here.
 */
export function FreezeButton({ target, size = "normal", variant = "danger", onFrozen }: FreezeButtonProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant={variant} size={size} icon={<Snowflake />} onPress={() => setAsking(true)}>
        {t(`freeze.do.${target.scope}`)}
      </Button>
      <FreezeDialog target={isAsking ? target : null} onClose={() => setAsking(false)} onFrozen={() => onFrozen?.()} />
    </>
  );
}
