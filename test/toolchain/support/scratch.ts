import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestFn } from "ava";

/** A folder for one test file that is also its cache and state home; removed at the end, also after a failure. */
export function scratch(test: TestFn): string {
  const folder = mkdtempSync(join(tmpdir(), "sightline-test-"));
  process.env.XDG_CACHE_HOME = join(folder, "cache");
  process.env.XDG_STATE_HOME = join(folder, "state");
  test.after.always("remove the scratch folder", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
