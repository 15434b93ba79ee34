import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { opened } from "../hot/support/opened.ts";
import { teamProject } from "../hot/support/team-project.ts";

/** What the page would show: title of the dashboard, titles of its panels. */
function titles(dashboard: unknown): readonly string[] {
  const { title, panels } = dashboard as {
    readonly title: string;
    readonly panels: readonly { readonly title: string }[];
  };
  return [title, ...panels.map((panel) => panel.title)];
}

test.serial(
  "the dashboards of the stack's systems, each in its folder and with the file it is defined in",
  async (t) => {
    const { folder } = await teamProject(t);
    const { hot, next } = await opened(t, folder);
    const { files, changed, removed } = await next("rendered");
    t.deepEqual([files, removed], [[], []]);
    t.true(changed.includes("shop"));
    const listed = hot.list().dashboards.map(({ uid, folder, file }) => `${folder}/${uid} ${file}`);
    t.true(listed.includes("Shop/shop dashboard.ts"), listed.join("\n"));
    t.true(listed.includes("Shop/warehouse warehouse.ts"), listed.join("\n"));
    t.true(hot.sources().includes(join(folder, "metrics.ts")));
    t.true(hot.sources().includes(join(folder, "Pulumi.dev.yaml")));
  },
);

test.serial("a file that is saved changes the dashboards that come of it, and no others", async (t) => {
  const team = await teamProject(t);
  const { hot, events, next } = await opened(t, team.folder);
  await next("checked");

  await team.edit("dashboard.ts", 'title: "Orders"', 'title: "All orders"');
  const { files, changed } = await next("rendered");
  t.deepEqual([files, changed], [["dashboard.ts"], ["shop"]]);
  t.true(titles(hot.get("shop")?.dashboard).includes("All orders"));
  await next("checked");
  t.deepEqual(events, [{ kind: "building" }, { kind: "dashboards", changed: ["shop"], removed: [] }]);

  // Further down, where other modules were loaded ahead already.
  await team.edit("alerts.ts", "const failedLimit = 0.05", "const failedLimit = 0.07");
  t.deepEqual((await next("rendered")).changed, ["shop"]);
  t.regex(JSON.stringify(hot.get("shop")?.dashboard), /0\.07/);

  // Data that a module imports.
  await team.edit("warehouse.json", '"title": "Warehouse"', '"title": "The warehouse"');
  t.deepEqual((await next("rendered")).changed, ["warehouse"]);
  t.is(titles(hot.get("warehouse")?.dashboard)[0], "The warehouse");
});

test.serial("as editors save: renamed into place, emptied first, twice in a row", async (t) => {
  const team = await teamProject(t);
  const { hot, next } = await opened(t, team.folder);
  await next("checked");

  await team.write("dashboard.ts.tmp", "");
  await rename(join(team.folder, "dashboard.ts"), join(team.folder, "old.ts"));
  await team.edit("old.ts", 'title: "Orders"', 'title: "Renamed"');
  await rename(join(team.folder, "old.ts"), join(team.folder, "dashboard.ts"));
  await team.edit("dashboard.ts", 'title: "Renamed"', 'title: "Twice"');
  while (!titles(hot.get("shop")?.dashboard).includes("Twice")) await next("rendered");
  await next("checked");
  t.deepEqual(hot.list().faults, []);
});

test.serial("settings count: systems come and go with them", async (t) => {
  const team = await teamProject(t);
  const { hot, next } = await opened(t, team.folder);
  await next("checked");
  await team.edit("Pulumi.dev.yaml", "[stack, shop]", "[stack]");
  t.deepEqual((await next("rendered")).removed, ["shop", "warehouse"]);
  t.is(hot.get("shop"), undefined);
  await team.edit("Pulumi.dev.yaml", "[stack]", "[stak]");
  const [finding] = (await next("failed")).findings;
  t.is(finding?.check, "settings/unknown-system");
  await team.edit("Pulumi.dev.yaml", "[stak]", "[stack, shop]");
  t.deepEqual((await next("rendered")).changed, ["shop", "warehouse"]);
});

test.serial(
  "what does not compile is told with file and line, and the dashboards of before stay until it is mended",
  async (t) => {
    const team = await teamProject(t);
    const { hot, events, next } = await opened(t, team.folder);
    await next("checked");
    await team.edit("dashboard.ts", 'title: "Shop",', 'title: "Shop"');
    const { findings } = await next("failed");
    t.like(findings[0], { check: "preview/does-not-load", path: "dashboard.ts", at: { file: "dashboard.ts" } });
    t.regex(findings[0]?.at?.excerpt ?? "", /owner: "shop"/);
    const fault = events.at(-1);
    t.regex(fault?.kind === "fault" ? fault.message : "", /^dashboard\.ts: line \d+: does not compile: /);
    t.is(hot.list().faults[0]?.file, "dashboard.ts");
    t.is(titles(hot.get("shop")?.dashboard)[0], "Shop");

    await team.edit("dashboard.ts", 'title: "Shop"', 'title: "Shop",');
    t.deepEqual((await next("rendered")).changed, [], "as it was before");
    t.is(events.at(-1)?.kind, "dashboards", "which ends the fault");
    t.deepEqual(hot.list().faults, []);
  },
);

test.serial("what is missing when the preview starts may come later, also with its folder", async (t) => {
  const team = await teamProject(t);
  await team.edit(
    "dashboard.ts",
    "import { ordersFailing",
    'import { title } from "./words/title.ts";\nimport { ordersFailing',
  );
  await team.edit("dashboard.ts", 'title: "Shop"', "title");
  const { hot, next } = await opened(t, team.folder);
  const { findings } = await next("failed");
  t.is(findings[0]?.message, "imports ./words/title.ts, which is not there.");
  t.deepEqual(hot.list().dashboards, []);
  await mkdir(join(team.folder, "words"));
  await team.write("words/title.ts", 'export const title = "Spoken";\n');
  await next("rendered");
  t.is(titles(hot.get("shop")?.dashboard)[0], "Spoken");
  await rm(join(team.folder, "words"), { recursive: true });
  t.is((await next("failed")).findings[0]?.at?.file, "dashboard.ts");
  t.is(titles(hot.get("shop")?.dashboard)[0], "Spoken", "the last good one");
});

test.serial("a mistake of definition is shown where it is, beside the dashboard as it now looks", async (t) => {
  const team = await teamProject(t);
  const { hot, next } = await opened(t, team.folder);
  await next("checked");
  await team.edit("dashboard.ts", 'title: "Orders"', 'title: ""');
  t.deepEqual((await next("rendered")).changed, ["shop"]);
  const { findings } = await next("checked");
  const finding = findings.find(({ severity }) => severity === "error");
  t.is(finding?.at?.file, "dashboard.ts");
  t.regex(finding?.at?.excerpt ?? "", /"orders"/);
  t.is(hot.list().faults[0]?.file, "dashboard.ts");
});

test.serial("a program that ends itself, or throws later, is a fault and not the end", async (t) => {
  const team = await teamProject(t);
  const { hot, next } = await opened(t, team.folder);
  await next("checked");
  await team.edit("metrics.ts", "/** By result", "process.exit(3);\n/** By result");
  t.is((await next("failed")).findings[0]?.message, "ends the process that loads it, with exit code 3.");
  await team.edit("metrics.ts", "process.exit(3);", 'throw new Error("no");');
  const [finding] = (await next("failed")).findings;
  t.is(finding?.message, "throws Error: no.");
  t.is(finding?.at?.file, "metrics.ts");
  await team.edit("metrics.ts", 'throw new Error("no");', "");
  await next("rendered");
  t.true(hot.list().dashboards.length > 2);
});

test.serial("systems may be named in place of the settings'", async (t) => {
  const { folder } = await teamProject(t);
  const { hot } = await opened(t, folder, { systems: ["shop"] });
  t.deepEqual(
    hot.list().dashboards.map(({ uid }) => uid),
    ["shop", "warehouse"],
  );
});
