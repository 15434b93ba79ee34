import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { containers, containersSettings } from "../../../exporters/containers/index.ts";
import { connectionOf, planOf } from "../../../exporters/containers/settings/index.ts";
import { readSettings } from "../../../exporters/kit/index.ts";
import { DefinitionError } from "../../../problems/index.ts";
import { temporaryFolder } from "../support/folder.ts";

const read = (...flags: string[]) => readSettings(containers, containersSettings, flags);

test("without a word: the proxy, the kernel's files, all containers", (t) => {
  const plan = planOf(read());
  t.is(plan.cgroupRoot, "/sys/fs/cgroup");
  t.true(plan.wants("anything"));
  t.true(plan.stopped);
  t.deepEqual(plan.network, { enabled: true, intervalMs: 30_000 });
  t.like(connectionOf(read()).address, { kind: "http", host: "socket-proxy", port: 2375 });
});

test("names and patterns choose containers", (t) => {
  const { wants } = planOf(
    read("--containers.include=/shop-.+/", "--containers.include=db", "--containers.exclude=shop-test"),
  );
  t.deepEqual(["shop-web", "shop-test", "db", "dbx", "xshop-web"].filter(wants), ["shop-web", "db"]);
});

const faulty = test.macro({
  exec(t, flags: readonly string[], message: RegExp) {
    const error = t.throws(() => read(...flags), { instanceOf: DefinitionError });
    t.regex(error?.message ?? "", message);
  },
  title: (_, flags: readonly string[]) => `refuses ${flags.join(" ")}`,
});

test(faulty, ["--engine.url=ssh://host"], /is no engine; write http:/);
test(faulty, ["--containers.include=/(/"], /is no regular expression/);
test(faulty, ["--network.interval=fast"], /is no duration/);
test(faulty, ["--labels.include="], /is empty/);

test("TLS files belong to an https engine, and come in pairs", (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, "client.pem");
  writeFileSync(file, "x");
  const findings = (...flags: string[]) => (containers.check?.(read(...flags)) ?? []).map(({ message }) => message);
  t.deepEqual(findings(`--engine.cert-file=${file}`), [
    "is for an https engine",
    "and --engine.key-file belong together",
  ]);
  t.deepEqual(
    findings("--engine.url=https://host:2376", `--engine.cert-file=${file}`, `--engine.key-file=${file}`),
    [],
  );
  t.deepEqual(findings("--engine.url=https://host:2376", `--engine.ca-file=${folder}/none`), [
    `${folder}/none cannot be read: ENOENT`,
  ]);
});
