import { templateGroups, type TemplateGroup, type TemplateName } from "@keyhole/shared/templates/template";

export interface FoundGroup {
  readonly group: TemplateGroup;
  readonly names: readonly TemplateName[];
}

const plain = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

const wordsIn = (typed: string): readonly string[] => plain(typed).split(/\s+/).filter(Boolean);

/** Which of the found ones is meant most likely: the first whose title holds every word, else the first. */
export function bestOf(
  found: readonly FoundGroup[],
  typed: string,
  titleOf: (name: TemplateName) => string,
): TemplateName | undefined {
  const names = found.flatMap((group) => group.names);
  const wanted = wordsIn(typed);
  return names.find((name) => wanted.every((word) => plain(titleOf(name)).includes(word))) ?? names[0];
}

/** The groups and their templates whose words hold every word that was typed; groups without any are left out. */
export function findTemplates(typed: string, wordsOf: (name: TemplateName) => string): readonly FoundGroup[] {
  const wanted = wordsIn(typed);
  // A literal's keys are its own type.
  const groups = Object.keys(templateGroups) as TemplateGroup[];
  return groups.flatMap((group) => {
    const names = (templateGroups[group] as readonly TemplateName[]).filter((name) => {
      const words = plain(wordsOf(name));
      return wanted.every((word) => words.includes(word));
    });
    return names.length === 0 ? [] : [{ group, names }];
  });
}
