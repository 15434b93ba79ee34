import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import test from "ava";
import { DefinitionError } from "../../../problems/index.ts";
import { download, sha256 } from "../../../toolchain/cache/index.ts";
import { scratch } from "../support/scratch.ts";

const folder = scratch(test);
const content = "a tool, in an archive\n";
const sum = sha256(content);
const wrong = "0".repeat(64);

const pages: Record<string, string> = {
  "/tool.tar.gz": content,
  "/sums.txt": `${wrong}  other.tar.gz\n${sum}  tool.tar.gz\n`,
  "/wrong-sums.txt": `${wrong} *tool.tar.gz\n`,
  "/other-sums.txt": `${sum}  other.tar.gz\n`,
};
const server = createServer((request, response) => {
  const page = pages[request.url ?? ""];
  response.writeHead(page === undefined ? 404 : 200).end(page);
});
let base = "";

test.before("serve", async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.after.always("stop", () => {
  server.close();
  server.closeAllConnections();
});

const accepted = test.macro(async (t, pinned: string | null, checksums: string) => {
  const file = join(folder, t.title.replaceAll(" ", "-"));
  await download({ url: `${base}/tool.tar.gz`, sha256: pinned, checksums: `${base}${checksums}` }, file);
  t.is(await readFile(file, "utf8"), content);
});
test("a pinned checksum that fits", accepted, sum, "/absent");
test("a published checksum that fits", accepted, null, "/sums.txt");

const refused = test.macro(async (t, pinned: string | null, checksums: string, message: (base: string) => string) => {
  const file = join(folder, "refused");
  const given = { url: `${base}/tool.tar.gz`, sha256: pinned, checksums: `${base}${checksums}` };
  const error = await t.throwsAsync(download(given, file), { instanceOf: DefinitionError });
  t.is(error?.message.split("\n")[0], message(base));
});
test("a wrong pinned checksum names both sums", refused, wrong, "/sums.txt", (at) => {
  return `error: ${at}/tool.tar.gz: its SHA-256 is ${sum}, but the lock file says ${wrong}. [toolchain/checksum-mismatch]`;
});
test("a wrong published checksum names both sums", refused, null, "/wrong-sums.txt", (at) => {
  return `error: ${at}/tool.tar.gz: its SHA-256 is ${sum}, but ${at}/wrong-sums.txt says ${wrong}. [toolchain/checksum-mismatch]`;
});
test("a list without the file", refused, null, "/other-sums.txt", (at) => {
  return `error: ${at}/tool.tar.gz: ${at}/other-sums.txt has no SHA-256 of tool.tar.gz. [toolchain/checksum-unknown]`;
});
test("a list that is not there", refused, null, "/absent", (at) => {
  return `error: ${at}/absent: the answer was 404. [toolchain/download-failed]`;
});

test("a server that is not there", async (t) => {
  const given = { url: "http://127.0.0.1:1/tool.tar.gz", sha256: sum, checksums: "" };
  const error = await t.throwsAsync(download(given, join(folder, "nothing")), { instanceOf: DefinitionError });
  t.true(error?.message.startsWith("error: http://127.0.0.1:1/tool.tar.gz: there was no answer."));
  t.truthy(error?.cause);
});
