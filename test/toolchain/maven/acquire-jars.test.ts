import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test from "ava";
import { DefinitionError } from "../../../problems/index.ts";
import { sha256 } from "../../../toolchain/cache/index.ts";
import { acquireJars, type Jar, jarPath, jarsAreCached, mavenRepository } from "../../../toolchain/maven/index.ts";
import { scratch } from "../support/scratch.ts";

scratch(test);
const asked: string[] = [];
/** Path → what is answered, one after the other; the last one stays. */
const answers = new Map<string, (number | string)[]>();
const server = createServer(({ url = "" }, response) => {
  asked.push(url);
  const waiting = answers.get(url.replace("/maven/", "")) ?? [404];
  const answer = (waiting.length > 1 ? waiting.shift() : waiting[0]) ?? 404;
  if (typeof answer === "number") response.writeHead(answer).end();
  else response.end(answer);
});
test.before("serve", async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env.SIGHTLINE_MAVEN = `http://127.0.0.1:${(server.address() as AddressInfo).port}/maven/`;
});
test.beforeEach(() => asked.splice(0));
test.after.always("stop", () => server.close());

function jar(name: string, content = name): Jar {
  return { id: `org.example:${name}:1.0`, bytes: content.length, sha256: sha256(content) };
}

test.serial("files come in the order of the jars, and only once", async (t) => {
  const jars = ["a", "b", "c", "d", "e", "f", "g", "h"].map((name) => jar(name));
  for (const one of jars) answers.set(jarPath(one), [one.id.split(":")[1] ?? ""]);
  t.false(await jarsAreCached(jars));
  const files = await acquireJars(jars);
  t.deepEqual(await Promise.all(files.map((file) => readFile(file, "utf8"))), ["a", "b", "c", "d", "e", "f", "g", "h"]);
  t.regex(files[0] ?? "", /\/a-1\.0\.jar$/);
  t.true(await jarsAreCached(jars));
  t.is(asked.length, jars.length);
  t.deepEqual(await acquireJars(jars), files);
  t.is(asked.length, jars.length);
});

test.serial("a repository that stumbles is asked again", async (t) => {
  const stumbling = jar("stumbling");
  answers.set(jarPath(stumbling), [503, 502, "stumbling"]);
  await acquireJars([stumbling], { firstPauseMs: 1 });
  t.is(asked.length, 3);
});

test.serial("a repository that does not recover is named, with the way out", async (t) => {
  const error = await t.throwsAsync(acquireJars([jar("absent")], { firstPauseMs: 1 }), { instanceOf: DefinitionError });
  const [finding] = error.findings;
  t.is(finding?.check, "toolchain/download-failed");
  t.is(finding?.path, `${mavenRepository()}/org/example/absent/1.0/absent-1.0.jar`);
  t.regex(finding?.hint ?? "", /SIGHTLINE_MAVEN/);
  t.is(asked.length, 4);
});

test.serial("another file than the pinned one is refused at once, and nothing is kept", async (t) => {
  const swapped = jar("swapped");
  answers.set(jarPath(swapped), ["something else"]);
  const error = await t.throwsAsync(acquireJars([swapped], { firstPauseMs: 1 }), { instanceOf: DefinitionError });
  t.is(error.findings[0]?.check, "toolchain/checksum-mismatch");
  t.is(asked.length, 1);
  t.false(await jarsAreCached([swapped]));
});

const refused = test.macro((t, wanted: string) => {
  const before = process.env.SIGHTLINE_MAVEN;
  process.env.SIGHTLINE_MAVEN = wanted;
  const error = t.throws(mavenRepository, { instanceOf: DefinitionError });
  process.env.SIGHTLINE_MAVEN = before;
  t.deepEqual(
    error.findings.map(({ check, path }) => [check, path]),
    [["toolchain/maven-repository", "SIGHTLINE_MAVEN"]],
  );
});
test.serial("a repository without a scheme", refused, "repo.example/maven2");
test.serial("a repository on disk", refused, "file:///srv/maven");

test.serial("without the variable it is Maven Central", (t) => {
  const before = process.env.SIGHTLINE_MAVEN;
  process.env.SIGHTLINE_MAVEN = "";
  t.is(mavenRepository(), "https://repo1.maven.org/maven2");
  process.env.SIGHTLINE_MAVEN = before;
});
