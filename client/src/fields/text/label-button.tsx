import type { Label } from "@keyhole/shared/questions/label";
import type { CSSProperties } from "react";
import { ToggleButton, Tooltip, TooltipTrigger } from "react-aria-components";
import { keyCaps } from "../../editor/chord.ts";
import { Kbd } from "../../ui/kbd.tsx";
import styles from "./label-bar.module.css";

export interface LabelButtonProps {
  readonly label: Label;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

export function LabelButton({ label, isOn, onPress }: LabelButtonProps) {
  const button = (
    <ToggleButton
      isSelected={isOn}
      onChange={onPress}
      // A custom property is no member of CSSProperties by type; React sets it through the CSSOM like the rest.
      style={{ "--colour": label.colour } as CSSProperties}
      className={styles.label ?? ""}
    >
      <span className={styles.swatch} aria-hidden="true" />
      {label.title}
      {label.hotkey !== undefined && <Kbd keys={keyCaps(label.hotkey).join("+")} />}
    </ToggleButton>
  );
  if (label.description === undefined) return button;
  return (
    <TooltipTrigger delay={500} closeDelay={60}>
      {button}
      <Tooltip offset={6} className={styles.tooltip ?? ""}>
        {label.description}
      </Tooltip>
    </TooltipTrigger>
  );
}
