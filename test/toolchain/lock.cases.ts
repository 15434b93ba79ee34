import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "ava";
import { apiServiceEntrypoint } from "../../toolchain/images/api-service-plan.ts";
import { programsEntrypoint } from "../../toolchain/images/index.ts";
import { type GoModule, lock, lockSchema, toolNames } from "../../toolchain/lock.ts";

const folder = new URL("../../toolchain/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), "utf8");

type Change = (content: { [key: string]: unknown } & typeof lock) => void;
const refused = test.macro((t, change: Change, path: string) => {
  const content = JSON.parse(read("lock.json"));
  change(content);
  const { error } = lockSchema.safeParse(content);
  t.deepEqual(
    error?.issues.map((issue) => issue.path.join(".")),
    [path],
  );
});
test("an unknown key", refused, (content) => Object.assign(content, { extra: 1 }), "");
test(
  "a moving version",
  refused,
  (content) => Object.assign(content.tools.pulumi, { version: "latest" }),
  "tools.pulumi.version",
);
test(
  "a download without TLS",
  refused,
  (content) => Object.assign(content.tools.pulumi.download, { checksums: "http://x.example/sums" }),
  "tools.pulumi.download.checksums",
);
test(
  "a short checksum",
  refused,
  (content) => Object.assign(content.go.pypi.sha256, { "linux-amd64": "abc" }),
  "go.pypi.sha256.linux-amd64",
);
test(
  "a digest without its algorithm",
  refused,
  (content) => Object.assign(content.images.grafana, { digest: "0".repeat(64) }),
  "images.grafana.digest",
);
test(
  "a platform nobody publishes for",
  refused,
  (content) => Object.assign(content.go.pypi.sha256, { "plan9-mips": "0".repeat(64) }),
  "go.pypi.sha256",
);

const modules: readonly GoModule[] = toolNames.flatMap((name) => lock.tools[name].build.modules);
for (const module of modules) {
  test(`the wrapper of ${module.wrapper} requires the locked module and has its checksum`, (t) => {
    const goMod = read(`go/${module.wrapper}/go.mod`);
    const goSum = read(`go/${module.wrapper}/go.sum`);
    t.regex(goMod, new RegExp(`^\\s*${literally(`${module.module} ${module.version}`)}$`, "m"));
    t.true(goSum.includes(`\n${module.module} ${module.version} h1:`));
    t.notRegex(goMod, /=>\s*\./, "no module comes from a folder");
    t.notRegex(goMod, /^(toolchain|tool|ignore)\b/m);
    for (const path of module.packages) t.true(path.startsWith(module.module));
  });
}

test("Locust's requirements have the locked version, and a checksum for everything", (t) => {
  const lines = read("python/locust.txt").split("\n");
  const packages = lines.filter((line) => /^[a-z]/.test(line));
  t.true(packages.some((line) => line.startsWith(`locust==${lock.python.locust.version} `)));
  for (const line of packages) {
    t.regex(line, /^[a-z0-9-]+==[0-9.]+ (; python_full_version < '[0-9.]+' )?\\$/);
    t.regex(lines[lines.indexOf(line) + 1] ?? "", /^ {4}--hash=sha256:[0-9a-f]{64}( \\)?$/);
  }
});

test("images and tools of one program have one version", (t) => {
  for (const name of ["prometheus", "alertmanager", "node-exporter"] as const) {
    t.is(lock.images[name].version, lock.tools[name].version);
    t.is(lock.images[name].tag, `v${lock.tools[name].version}`);
  }
});

test("the versions of what is written elsewhere are those of the lock file", (t) => {
  const require = createRequire(import.meta.url);
  const { golang, jdk, jre, node } = lock.baseImages;
  const bases = (file: string) => [...read(file).matchAll(/^FROM (?!scratch)(\S+)/gm)].map((match) => match[1]);
  t.deepEqual(bases("images/Dockerfile"), [golang, node]);
  t.deepEqual(bases("images/workloads.Dockerfile"), [node]);
  t.deepEqual(bases("images/governance-bridge.Dockerfile"), [golang]);
  t.deepEqual(bases("images/api-service.Dockerfile"), [jdk, jre]);
  const start = JSON.stringify(programsEntrypoint).replaceAll(",", ", ");
  for (const file of ["images/Dockerfile", "images/workloads.Dockerfile"])
    t.true(read(file).includes(`ENTRYPOINT ${start}`));
  t.true(
    read("images/api-service.Dockerfile").includes(
      `ENTRYPOINT ${JSON.stringify(apiServiceEntrypoint).replaceAll('","', '", "')}`,
    ),
  );
  t.true(lock.baseImages.node.includes(`:${require("node/package.json").version}-`));
  t.is(lock.dockerPlugin.version, require("@pulumi/docker/package.json").version);
});

function literally(text: string): string {
  return text.replaceAll(/[.+]/g, "\\$&");
}
