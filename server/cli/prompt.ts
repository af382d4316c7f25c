import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** Asks on the terminal (standard error, so that output can be piped). `hidden` shows nothing of what is typed. */
export async function ask(question: string, options: { readonly hidden?: boolean } = {}): Promise<string> {
  process.stderr.write(question);
  const hidden = options.hidden === true;
  const silent = new Writable({ write: (_piece, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: hidden ? silent : process.stderr, terminal: hidden });
  try {
    return await lines.question("");
  } finally {
    lines.close();
    if (hidden) process.stderr.write("\n");
  }
}
