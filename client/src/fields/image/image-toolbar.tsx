import { Magnet, Maximize, MousePointer2, PenLine, Redo2, Undo2, ZoomIn, ZoomOut } from "lucide-react";
import { Fragment } from "react";
import type { ReactNode } from "react";
import { useAnnotationStore, useAnnotations } from "../../editor/use-annotations.ts";
import { useKeyCaps } from "../../editor/use-hotkeys.ts";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { toggleSnap } from "./arrange-keys.ts";
import styles from "./image-field.module.css";
import type { Surface } from "./surface.ts";
import type { Tools } from "./tools.ts";
import { ViewMenu } from "./view/view-menu.tsx";
import { useSurface } from "./use-surface.ts";

interface ToolbarProps {
  readonly surface: Surface;
  readonly tools: Tools;
  /** Called after a press, to give the keyboard back to the picture. */
  onUsed(this: void): void;
}

interface Tool {
  readonly key: "select" | "draw" | "undo" | "redo" | "snap" | "zoomOut" | "zoomIn" | "fit";
  readonly icon: ReactNode;
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  run(): void;
}

export function ImageToolbar({ surface, tools, onUsed }: ToolbarProps): ReactNode {
  const store = useAnnotationStore();
  const mode = useAnnotations((state) => state.mode);
  const canUndo = useAnnotations((state) => state.canUndo);
  const canRedo = useAnnotations((state) => state.canRedo);
  // Which modes there are depends on the question that is drawn for.
  useAnnotations((state) => state.question);
  useSurface(surface, (view) => view.drawMode);
  const isDrawing = useSurface(surface, (view) => view.preview !== null);
  const snaps = useSurface(surface, (view) => view.snapping.isOn);
  const size = 16;
  const editing: readonly Tool[] = [
    { key: "select", icon: <MousePointer2 size={size} />, isOn: mode === "select", run: () => store.setMode("select") },
    { key: "draw", icon: <PenLine size={size} />, isOn: mode === "draw", run: () => tools.startDrawing() },
  ];
  const changing: readonly Tool[] = [
    {
      key: "undo",
      icon: <Undo2 size={size} />,
      isDisabled: !canUndo && !isDrawing,
      run: () => tools.undo(),
    },
    { key: "redo", icon: <Redo2 size={size} />, isDisabled: !canRedo, run: () => store.redo() },
    { key: "snap", icon: <Magnet size={size} />, isOn: snaps, run: toggleSnap },
  ];
  const viewing: readonly Tool[] = [
    { key: "zoomOut", icon: <ZoomOut size={size} />, run: () => surface.zoom(1 / 1.25) },
    { key: "zoomIn", icon: <ZoomIn size={size} />, run: () => surface.zoom(1.25) },
    { key: "fit", icon: <Maximize size={size} />, run: () => surface.fit() },
  ];
  const canDraw = !surface.options.readOnly && surface.options.questions.length > 0;
  const modes = canDraw ? (surface.target()?.question.layer.modes ?? []) : [];
  const current = surface.drawMode()?.name;
  const modeGroup = (
    <div className={styles.group}>
      {modes.map(({ name, title, icon: Icon }) => (
        <ModeButton
          key={name}
          name={name}
          label={t(title)}
          icon={<Icon size={size} />}
          isOn={mode === "draw" && name === current}
          onPress={() => tools.startMode(name)}
          onUsed={onUsed}
        />
      ))}
    </div>
  );
  const groups = canDraw ? [editing, changing, viewing] : [viewing];
  return (
    <div role="toolbar" aria-label={t("editor.toolbar")} className={styles.toolbar}>
      {groups.map((group) => (
        <Fragment key={group[0]?.key}>
          <div className={styles.group}>
            {group.map((tool) => (
              <ToolButton key={tool.key} tool={tool} onUsed={onUsed} />
            ))}
            {group === viewing && <ViewMenu isReadOnly={surface.options.readOnly} />}
          </div>
          {group === editing && modes.length > 1 && modeGroup}
        </Fragment>
      ))}
    </div>
  );
}

function ToolButton({ tool, onUsed }: { readonly tool: Tool; readonly onUsed: () => void }): ReactNode {
  const caps = useKeyCaps(`image.${tool.key}`);
  return (
    <IconButton
      label={t(`editor.key.${tool.key}`)}
      icon={tool.icon}
      size="small"
      {...(caps === undefined ? {} : { hotkey: caps })}
      {...(tool.isOn === undefined ? {} : { isOn: tool.isOn })}
      isDisabled={tool.isDisabled === true}
      onPress={({ pointerType }) => {
        tool.run();
        if (pointerType !== "keyboard" && pointerType !== "virtual") onUsed();
      }}
    />
  );
}

interface ModeButtonProps {
  readonly name: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly isOn: boolean;
  onPress(this: void): void;
  onUsed(this: void): void;
}

function ModeButton({ name, label, icon, isOn, onPress, onUsed }: ModeButtonProps): ReactNode {
  const caps = useKeyCaps(`image.mode.${name}`);
  return (
    <IconButton
      label={label}
      icon={icon}
      size="small"
      {...(caps === undefined ? {} : { hotkey: caps })}
      isOn={isOn}
      onPress={({ pointerType }) => {
        onPress();
        if (pointerType !== "keyboard" && pointerType !== "virtual") onUsed();
      }}
    />
  );
}
