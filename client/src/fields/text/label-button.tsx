import type { Label } from "@keyhole/shared/questions/label";
import { ToggleButton, Tooltip, TooltipTrigger } from "react-aria-components";
import { useKeyCaps } from "../../editor/use-hotkeys.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { custom } from "./custom-properties.ts";
import styles from "./label-bar.module.css";

export interface LabelButtonProps {
  readonly question: string;
  readonly label: Label;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

export function LabelButton({ question, label, isOn, onPress }: LabelButtonProps) {
  const caps = useKeyCaps(`${question}.label.${label.value}`);
  const button = (
    <ToggleButton
      isSelected={isOn}
      onChange={onPress}
      style={custom({ "--colour": label.colour })}
      className={styles.label ?? ""}
    >
      <span className={styles.swatch} aria-hidden="true" />
      {label.title}
      {caps !== undefined && <Kbd keys={caps} />}
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
