import type { Page } from "playwright-core";
import type { ItemId, ProjectId } from "@keyhole/shared/ids";
import type { Visitor } from "../harness.ts";

// What tests that draw on a picture share.

export type Place = readonly [x: number, y: number];

/** Pixels of a picture to the window's, as the picture lies on the screen now. */
export async function placeOn(
  page: Page,
  { width }: { readonly width: number },
): Promise<(x: number, y: number) => Place> {
  const box = await page.locator('[role="application"] img').first().boundingBox();
  if (box === null) throw new Error("no picture");
  const scale = box.width / width;
  return (x, y) => [box.x + x * scale, box.y + y * scale];
}

export async function drag(page: Page, ...places: readonly Place[]): Promise<void> {
  const [first = [0, 0], ...rest] = places;
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const place of rest) await page.mouse.move(...place, { steps: 6 });
  await page.mouse.up();
}

export async function click(page: Page, ...places: readonly Place[]): Promise<void> {
  for (const place of places) {
    await page.mouse.click(...place);
    // Two clicks at once would be a double click.
    await page.waitForTimeout(30);
  }
}

export interface StoredShapes {
  readonly regions: readonly Readonly<Record<string, unknown>>[];
}

/** What was handed in for an item, by question. */
export async function shapesOf(
  lead: Visitor,
  { projectId, itemId }: { readonly projectId: ProjectId; readonly itemId: ItemId },
): Promise<Readonly<Record<string, StoredShapes>>> {
  const { annotations } = await lead.client.items.inspect.mutate({ projectId, itemId });
  const answers = annotations[0]?.answers?.answers ?? {};
  return Object.fromEntries(Object.entries(answers).map(([name, { value }]) => [name, value as StoredShapes])); // answers of shapes
}
