import type { NumberSettings } from "@keyhole/shared/questions/number/schema";
import { parseNumber } from "./number-input.ts";

/** Marks as a lead writes them: a number and its name a line, `0 cold`. Lines that are none yet are left out. */
export const marksOf = (text: string): NumberSettings["marks"] =>
  text.split("\n").flatMap((line) => {
    const [, number = "", title = ""] = /^\s*(\S+)\s+(\S.*?)\s*$/u.exec(line) ?? [];
    const at = parseNumber(number);
    return at === null || Number.isNaN(at) || title === "" ? [] : [{ at, title: title.slice(0, 60) }];
  });

export const marksText = ({ marks }: NumberSettings): string =>
  marks.map(({ at, title }) => `${at} ${title}`).join("\n");
