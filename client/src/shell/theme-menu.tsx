import { Monitor, Moon, Sun } from "lucide-react";
import { t } from "../i18n/t.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu } from "../ui/menu.tsx";
import { chooseTheme, themes, useTheme } from "./theme.ts";

const icons = { system: Monitor, light: Sun, dark: Moon } as const;

export function ThemeMenu() {
  const theme = useTheme();
  const Icon = icons[theme];
  return (
    <Menu
      label={t("shell.theme")}
      trigger={<IconButton label={t("shell.theme")} icon={<Icon />} />}
      groups={[{ selected: theme, entries: themes.map((id) => ({ id, label: t(`shell.theme.${id}`) })) }]}
      onAction={chooseTheme}
    />
  );
}
