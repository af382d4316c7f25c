import { templateGroups, type TemplateGroup, type TemplateName } from "@keyhole/shared/templates/template";

export interface FoundGroup {
  readonly group: TemplateGroup;
  readonly names: readonly TemplateName[];
}

const plain = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** The groups and their templates whose words hold every word that was typed; groups without any are left out. */
export function findTemplates(typed: string, wordsOf: (name: TemplateName) => string): readonly FoundGroup[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
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
