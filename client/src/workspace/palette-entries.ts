import type { OwnProject, SessionPerson } from "../api-types.ts";
import { parseChord, pressOf } from "../editor/chord.ts";
import type { ListedBinding } from "../editor/hotkeys.ts";
import { isOfForm } from "../editor/key-catalogue.ts";
import { titleOf } from "../editor/key-rows.ts";
import { capsOf } from "../editor/use-hotkeys.ts";
import { t } from "../i18n/t.ts";
import { mayReview } from "../review/may-review.ts";
import { areasOf } from "../shell/navigation.ts";

/** One thing that the palette can do: run an action of this screen, or go to a page. */
export interface PaletteEntry {
  readonly id: string;
  readonly title: string;
  /** Of what it is: where it goes, or that it is an action here. */
  readonly kind: string;
  readonly caps: string | undefined;
  readonly does: { readonly run: () => void } | { readonly to: string };
}

/** Every action that has its keys on this screen now, once; each way of one with a key for each way. */
export function actionEntries(list: readonly ListedBinding[]): readonly PaletteEntry[] {
  const entries = new Map<string, PaletteEntry>();
  for (const binding of list) {
    const title = titleOf(binding);
    const kind = isOfForm(binding) ? t("palette.label") : t("palette.action");
    const ways = binding.byPlace === true ? binding.keys : [binding.keys[0] ?? ""];
    for (const [at, way] of ways.entries()) {
      const chord = binding.chords[at];
      const key = `${title} ${String(at)} ${binding.follows ?? binding.id}`;
      const below = entries.get(key)?.does;
      entries.set(key, {
        id: `run ${binding.id} ${String(at)}`,
        title: binding.byPlace === true ? `${title}: ${capsOf(parseChord(way))}` : title,
        kind,
        caps: chord === undefined ? undefined : capsOf(chord),
        does: {
          // As by its key: what lies on top first, what is below where that had nothing to do.
          run() {
            const did = binding.run(pressOf(parseChord(way)));
            if (did === false && below !== undefined && "run" in below) below.run();
          },
        },
      });
    }
  }
  return [...entries.values()];
}

/** The pages that this person's bar and lists lead to. */
export function pageEntries(person: SessionPerson, projects: readonly OwnProject[]): readonly PaletteEntry[] {
  const page = (to: string, title: string): PaletteEntry => ({
    id: `go ${to}`,
    title,
    kind: t("palette.page"),
    caps: undefined,
    does: { to },
  });
  const ofProject = (project: OwnProject): readonly PaletteEntry[] => {
    const { id, name, role } = project;
    const named = (part: string) => t("palette.inProject", { project: name, part });
    return [
      ...(role === "labeler" ? [page(`/work/${id}`, named(t("shell.work")))] : []),
      ...(mayReview(project) ? [page(`/review/${id}`, named(t("shell.review")))] : []),
      ...(role === "lead" ? [page(`/projects/${id}`, name)] : []),
    ];
  };
  return [
    ...areasOf(person).map(({ name, to }) => page(to, t(`shell.${name}`))),
    page("/preferences", t("preferences.title")),
    page("/me", t("shell.me")),
    ...projects.flatMap(ofProject),
  ];
}
