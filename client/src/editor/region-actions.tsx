import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpToLine, EyeOff, Group, Lock, Ungroup } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./region-list.module.css";
import { useAnnotations } from "./use-annotations.ts";
import { useAction } from "./use-hotkeys.ts";

const size = 15;
const actions: readonly { readonly id: string; readonly icon: ReactNode }[] = [
  { id: "image.front", icon: <ArrowUpToLine size={size} /> },
  { id: "image.forward", icon: <ArrowUp size={size} /> },
  { id: "image.backward", icon: <ArrowDown size={size} /> },
  { id: "image.back", icon: <ArrowDownToLine size={size} /> },
  { id: "image.group", icon: <Group size={size} /> },
  { id: "image.ungroup", icon: <Ungroup size={size} /> },
  { id: "image.hide", icon: <EyeOff size={size} /> },
  { id: "image.lock", icon: <Lock size={size} /> },
];

/** What can be done with the selected regions, beside their list: the same actions as by keys. */
export function RegionActions({ question }: { readonly question: string }): ReactNode {
  const isSelected = useAnnotations(({ selection }) => selection.some((ref) => ref.question === question));
  return (
    <div role="toolbar" aria-label={t("editor.arrange")} className={styles.bar}>
      {actions.map((action) => (
        <ActionButton key={action.id} {...action} isDisabled={!isSelected} />
      ))}
    </div>
  );
}

interface ActionButtonProps {
  readonly id: string;
  readonly icon: ReactNode;
  readonly isDisabled: boolean;
}

function ActionButton({ id, icon, isDisabled }: ActionButtonProps): ReactNode {
  const action = useAction(id);
  if (action === null) return null;
  return (
    <IconButton
      label={action.title}
      icon={icon}
      size="small"
      {...(action.caps === undefined ? {} : { hotkey: action.caps })}
      isDisabled={isDisabled}
      onPress={() => action.run()}
    />
  );
}
