import type { SkeletonSettings } from "@keyhole/shared/questions/skeleton/schema";

/** Points as a lead writes them: a name a line, and where it stands in the figure, per cent across and down: `nose 50 8`. */
export const pointsText = ({ points }: Pick<SkeletonSettings, "points">): string =>
  points
    .map(({ name, place }) => (place === undefined ? name : `${name} ${percent(place.x)} ${percent(place.y)}`))
    .join("\n");

const percent = (share: number): number => Math.round(share * 1000) / 10;

/** What a point has beside name and place stays with its name. */
export const pointsOf = (text: string, before: SkeletonSettings["points"]): SkeletonSettings["points"] =>
  linesOf(text).map((line) => {
    const [, name = line, x, y] = /^(.*\S)\s+(\d+(?:[.,]\d+)?)\s+(\d+(?:[.,]\d+)?)$/u.exec(line) ?? [];
    const { place: _moved, ...known } = before.find((point) => point.name === name) ?? { name };
    return x === undefined || y === undefined ? known : { ...known, place: { x: shareOf(x), y: shareOf(y) } };
  });

const shareOf = (written: string): number => Math.min(1, Number(written.replace(",", ".")) / 100);

/** Lines of the skeleton, each between two points: `nose - left_eye`. */
export const edgesText = ({ edges }: Pick<SkeletonSettings, "edges">): string =>
  edges.map(([from, to]) => `${from} - ${to}`).join("\n");

/** A line that names only one point yet is left out. */
export const edgesOf = (text: string): SkeletonSettings["edges"] =>
  linesOf(text).flatMap((line) => {
    const at = line.indexOf(" - ");
    const [from, to] = [line.slice(0, at).trim(), line.slice(at + 3).trim()];
    return at === -1 || from === "" || to === "" ? [] : [[from, to] as [string, string]];
  });

const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
