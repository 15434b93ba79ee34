import { readFileSync, writeFileSync } from "node:fs";
import type { ExecutionContext } from "ava";

/**
 * Compares what stands between `<!-- part -->` and `<!-- /part -->` of a page with what is made; `UPDATE_GOLDEN=1` writes it
 * instead.
 */
export function matchesPart(t: ExecutionContext, page: URL, part: string, made: string): void {
  const text = readFileSync(page, "utf8");
  const [before, after] = [`<!-- ${part} -->\n\n`, `\n\n<!-- /${part} -->`];
  const [start, end] = [text.indexOf(before) + before.length, text.indexOf(after)];
  t.true(start >= before.length && end >= start, `the page has no <!-- ${part} --> … <!-- /${part} -->`);
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(page, text.slice(0, start) + made + text.slice(end));
  else t.is(text.slice(start, end), made, "UPDATE_GOLDEN=1 writes it anew");
}
