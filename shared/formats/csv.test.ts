import { describe, expect, it } from "vitest";
import { csvCell, csvColumnNames, csvRow } from "./csv.ts";

describe("csvRow", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+49", "'+49"],
    ["-5", "'-5"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ["\rx", '"\'\rx"'],
    ['say "hi"', '"say ""hi"""'],
    ["a,b", '"a,b"'],
    ["two\nlines", '"two\nlines"'],
    [" kept ", '" kept "'],
    ["plain", "plain"],
    ['=cmd|"/c calc"', '"\'=cmd|""/c calc"""'],
  ])("writes %j so that a spreadsheet shows it and runs nothing", (given, expected) => {
    expect(csvCell(given)).toBe(expected);
  });

  it("keeps numbers numbers and null empty, and ends rows as RFC 4180 does", () => {
    expect(csvRow([-5, 0.1, null, "a"])).toBe("-5,0.1,,a\r\n");
  });

  it("names a question's columns", () => {
    expect(csvColumnNames("better", ["", "tie"])).toEqual(["better", "better.tie"]);
  });
});
