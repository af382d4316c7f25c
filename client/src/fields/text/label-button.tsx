import type { Label } from "@keyhole/shared/questions/label";
import { ToggleButton, Tooltip, TooltipTrigger } from "react-aria-components";
import { keyCaps } from "../../editor/chord.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { custom } from "./custom-properties.ts";
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
      style={custom({ "--colour": label.colour })}
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
