import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { problem } from "../problem-keys.ts";
import { isInside, pictureProblems, regionProblems } from "../region.ts";
import { isLabelled, type SkeletonAnswer, type SkeletonSettings } from "./schema.ts";

export function checkOwnSettings({ points, edges }: SkeletonSettings): readonly Problem[] {
  const problems: Problem[] = [];
  if (points.length === 0) problems.push(problem("settings.no-points", ["points"], {}));
  const names = new Set<string>();
  const somePlaced = points.some(({ place }) => place !== undefined);
  for (const [index, { name, place }] of points.entries()) {
    if (names.has(name)) problems.push(problem("settings.point-twice", ["points", index, "name"], { value: name }));
    if (somePlaced && place === undefined) {
      problems.push(problem("settings.place-missing", ["points", index, "place"], { value: name }));
    }
    names.add(name);
  }
  const seen = new Set<string>();
  for (const [index, edge] of edges.entries()) {
    const [from, to] = edge;
    for (const [end, value] of edge.entries()) {
      if (!names.has(value)) problems.push(problem("settings.edge-unknown", ["edges", index, end], { value }));
    }
    const both = JSON.stringify([from, to].sort());
    if (from === to || seen.has(both)) problems.push(problem("settings.edge-twice", ["edges", index], { from, to }));
    seen.add(both);
  }
  return problems;
}

export function checkAnswer(answer: SkeletonAnswer, settings: SkeletonSettings, facts: FieldFacts): readonly Problem[] {
  const problems = [...pictureProblems(answer, facts), ...regionProblems(answer.regions, settings.labels, settings)];
  const known = new Set(settings.points.map(({ name }) => name));
  for (const [index, { id, points }] of answer.regions.entries()) {
    const path = ["regions", index];
    const names = new Set<string>();
    for (const [at, { name }] of points.entries()) {
      const place = [...path, "points", at, "name"];
      if (!known.has(name)) problems.push(problem("answer.unknown-point", place, { name }));
      if (names.has(name)) problems.push(problem("answer.point-twice", place, { label: name }));
      names.add(name);
    }
    if (!points.some(isLabelled)) problems.push(problem("answer.no-points", path, { id }));
    if (!points.every(({ x, y }) => isInside([x, y], answer))) {
      problems.push(problem("answer.outside-picture", path, { id }));
    }
  }
  return problems;
}
