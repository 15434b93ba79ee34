import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import test from "ava";
import { DefinitionError } from "../../problems/index.ts";
import { toolFolders } from "../../toolchain/environment.ts";
import { projectRoot } from "../../toolchain/images/project-root.ts";
import { acquire, environment, type Item, type Progress, readResolved } from "../../toolchain/index.ts";
import { updateResolved } from "../../toolchain/resolved.ts";
import { scratch } from "./support/scratch.ts";

scratch(test);
const base = { version: "1", how: "present", pending: false, detail: "here" } as const;

test.serial("what is missing stops everything before anything starts, all at once", async (t) => {
  const seen: Progress[] = [];
  const items: Item[] = [
    { ...base, id: "docker-plugin", name: "Docker plugin", how: "build", pending: true },
    { ...base, id: "pulumi", name: "Pulumi CLI", how: "missing", detail: "no Go", remedy: "Install Go." },
    { ...base, id: "engine", name: "Docker engine", version: "", how: "missing", detail: "none answers" },
  ];
  const error = await t.throwsAsync(acquire(items, { onProgress: (progress) => seen.push(progress) }), {
    instanceOf: DefinitionError,
  });
  t.is(
    error?.message,
    [
      "error: Docker engine: none answers. [toolchain/missing]",
      "error: Pulumi CLI 1: no Go. [toolchain/missing]",
      "    → Install Go.",
      "2 errors",
    ].join("\n"),
  );
  t.deepEqual(seen, []);
});

test.serial("a pending item is got, reported and recorded; what is there is only recorded", async (t) => {
  const seen: string[] = [];
  const items: Item[] = [
    { ...base, id: "engine", name: "Docker engine", outcome: { kind: "engine", id: "E" } },
    { ...base, id: "pulumi", name: "Pulumi CLI", outcome: { kind: "tool", folder: "/mine", source: "present" } },
    { ...base, id: "docker-plugin", name: "Docker plugin", how: "build", pending: true },
    {
      ...base,
      id: "image/grafana",
      name: "Grafana",
      how: "missing",
      optional: true,
      outcome: { kind: "absent", reason: "r" },
    },
  ];
  const resolved = await acquire(items, {
    onProgress: ({ item, state, message = "" }) => seen.push(`${item.id} ${state} ${message}`.trim()),
  });
  t.deepEqual(seen, ["docker-plugin started", "docker-plugin done Sightline's own"]);
  t.deepEqual(resolved.engines, { E: { absent: { grafana: "r" }, images: {} } });
  t.deepEqual(await readResolved(), resolved);
  const { PATH = "" } = await environment();
  const folders = PATH.split(delimiter);
  t.regex(folders[0] ?? "", /node_modules\/node\/bin$/);
  t.is(folders[1], resolved.dockerPlugin?.folder ?? "");
  t.false(folders.includes("/mine"), "what was on the PATH keeps its place");
});

test.serial("our own plugin is this checkout's, also when that of another one is on record", async (t) => {
  await updateResolved((before) => ({
    ...before,
    dockerPlugin: { folder: "/of/a/checkout/that/is/gone", source: "own", version: "1" },
  }));
  const { PATH = "" } = await environment();
  t.notRegex(PATH, /that\/is\/gone/);
  const [, folder = ""] = PATH.split(delimiter);
  t.true((await readFile(join(folder, "pulumi-resource-docker"), "utf8")).includes(projectRoot));
});

test("acquired tools come first on the PATH, the plugin's folder only when it is ours", (t) => {
  const tools = {
    alertmanager: { folder: "/a", source: "download", version: "1" },
    pulumi: { folder: "/p", source: "present", version: "1" },
  } as const;
  const upstream = { source: "upstream", version: "1", folder: null } as const;
  t.deepEqual(toolFolders({ dockerPlugin: upstream, engines: {}, tools, version: 1 }), ["/a"]);
  const own = { source: "own", version: "1", folder: "/d" } as const;
  t.deepEqual(toolFolders({ dockerPlugin: own, engines: {}, tools, version: 1 }), ["/a", "/d"]);
});
