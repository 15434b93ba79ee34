import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { openJournal } from "../../../exporters/inbox/journal.ts";
import { temporaryFolder } from "../support/folder.ts";

test("lines come back in order; the file is for its owner only", async (t) => {
  const path = join(temporaryFolder(t), "lines");
  const { journal, lines } = await openJournal(path);
  t.deepEqual(lines, []);
  await journal.append("one");
  await journal.append("zwei ünï");
  await journal.close();
  const again = await openJournal(path);
  t.deepEqual(again.lines, ["one", "zwei ünï"]);
  t.is(again.cutBytes, 0);
  t.is(statSync(path).mode & 0o777, 0o600);
  await again.journal.close();
});

test("an unfinished last line is cut off, and the next one starts clean", async (t) => {
  const path = join(temporaryFolder(t), "lines");
  writeFileSync(path, 'one\n{"half');
  const { journal, lines, cutBytes } = await openJournal(path);
  t.deepEqual([lines, cutBytes], [["one"], 6]);
  await journal.append("two");
  await journal.close();
  t.is(readFileSync(path, "utf8"), "one\ntwo\n");
});

test("replacing leaves exactly the new lines, goes on in the new file, and leaves nothing beside it", async (t) => {
  const path = join(temporaryFolder(t), "lines");
  const { journal } = await openJournal(path);
  for (const line of ["one", "two", "three"]) await journal.append(line);
  await journal.replace(["three"]);
  t.is(journal.size, 6);
  await journal.append("four");
  await journal.close();
  t.is(readFileSync(path, "utf8"), "three\nfour\n");
  t.false(existsSync(`${path}.new`));
});

test("a replacement that a crash interrupted is thrown away", async (t) => {
  const path = join(temporaryFolder(t), "lines");
  writeFileSync(path, "one\n");
  appendFileSync(`${path}.new`, "on");
  const { journal, lines } = await openJournal(path);
  await journal.close();
  t.deepEqual(lines, ["one"]);
  t.false(existsSync(`${path}.new`));
});

test("a folder that does not exist is an error, not a new folder", async (t) => {
  await t.throwsAsync(openJournal(join(temporaryFolder(t), "missing", "lines")), { code: "ENOENT" });
});
