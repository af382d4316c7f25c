import { expect } from "vitest";
import type { Page } from "playwright-core";

// A task on texts, worked on without a mouse.

/** The first character counts as one code point and two UTF-16 units. */
export const post = "😤 Mira Okafor of Halden Freight wrote from Trondheim.";
export const firstName = { from: 2, to: 13 } as const;
export const company = { from: 17, to: 31 } as const;

/** Start or Continue has the focus: Enter takes it. */
export async function goOn(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^(?:Start|Continue)/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator("[data-field]").waitFor();
}

/** To the text by Tab, as without a mouse. */
export async function toText(page: Page): Promise<void> {
  const there = () => page.evaluate(() => document.activeElement?.getAttribute("role") === "application");
  for (let tries = 0; tries < 40 && !(await there()); tries++) await page.keyboard.press("Tab");
  expect(await there()).toBe(true);
  await page.keyboard.press("Control+Home");
}

/** Selects the name in the text by keys. */
export async function select(page: Page, { from, to }: { from: number; to: number } = firstName): Promise<void> {
  await toText(page);
  for (let step = 0; step < from; step++) await page.keyboard.press("ArrowRight");
  for (let step = from; step < to; step++) await page.keyboard.press("Shift+ArrowRight");
}
