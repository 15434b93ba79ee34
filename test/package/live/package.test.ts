import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import test from "ava";
import { execa } from "execa";
import type { PictureList } from "../../../preview/pictures/index.ts";
import { type TeamProject, teamProject } from "./support/team-project.ts";

const repository = join(import.meta.dirname, "../../..");
let team: TeamProject;

test.before("pack and install", async (t) => {
  t.timeout(1_200_000);
  team = await teamProject();
});
test.after.always("remove", async () => team?.remove());

test("the package holds what it runs from, and nothing else", async (t) => {
  const files = await packed();
  const allowed = [
    /^(CHANGELOG\.md|LICENSE|README\.md|package\.json)$/,
    /^cli\/[a-z-]+\.mjs$/,
    /^docs\//,
    /^dist\/(package\.json|library\.(d\.ts|js))$/,
    /^dist\/(alerts|bundle|cli|dashboards|exporters|metrics|problems|settings|stack|systems|validation)\/.*\.(d\.ts|js)$/,
    /^dist\/preview\/(hot|pictures|server)\/.*\.(d\.ts|js)$/,
    // How variables are filled in, which the validation of dashboards does as well.
    /^dist\/preview\/app\/src\/(dashboard|variables)\/.*\.(d\.ts|js)$/,
    // The built page; packages that it is made with stay away.
    /^dist\/preview\/app\/(index\.html|third-party-notices\.txt|(assets|build\/img|fonts)\/.*)(\.br|\.gz)?$/,
    /^dist\/toolchain\/(go|images|kafka|postgres|probe|redis)\/(.*\/)?(([a-z-]+\.)?Dockerfile|go\.mod|go\.sum|[a-z]+\.go)$/,
    /^dist\/toolchain\/(kafka|maven|npm|python)\/(.*\/)?[a-z0-9-]+\.(json|properties|txt|yaml)$/,
    /^dist\/toolchain\/(.*\.(d\.ts|js)|lock\.json)$/,
    /^dist\/programs\/[a-z-]+\.mjs$/,
  ];
  t.deepEqual(
    files.filter((file) => !allowed.some((pattern) => pattern.test(file))),
    [],
  );
});

test("the preview is in it, ready to be served", async (t) => {
  const files = await packed();
  for (const file of ["preview/app/index.html", "preview/app/third-party-notices.txt", "programs/preview.mjs"])
    t.true(files.includes(`dist/${file}`), file);
  t.true(files.some((file) => /^dist\/preview\/app\/assets\/[\w-]+\.js$/.test(file)));
});

test("whatever lies beside the toolchain's sources is in it", async (t) => {
  const { stdout } = await execa("git", ["ls-files", "toolchain"], { cwd: repository });
  const beside = stdout.split("\n").filter((file) => !file.endsWith(".ts"));
  const files = await packed();
  t.true(beside.length > 5);
  t.deepEqual(
    beside.filter((file) => !files.includes(`dist/${file}`)),
    [],
  );
});

test("every entry point can be imported", async (t) => {
  const names = await entryPoints();
  const script = `for (const name of ${JSON.stringify(names)}) {
    const exported = Object.keys(await import(name));
    if (exported.length === 0) throw new Error(name + " exports nothing");
  }`;
  const { code, text } = await team.run("node", ["--input-type=module", "--eval", script]);
  t.is(code, 0, text);
});

test("the project compiles with every check there is, and a wrong label does not", async (t) => {
  const imports = (await entryPoints()).map((name, index) => `import * as all${index} from "${name}";`);
  const uses = imports.map((_, index) => `all${index}`);
  await team.write("entry-points.ts", `${imports.join("\n")}\nexport const all = [${uses.join(", ")}];\n`);
  await team.write("mistakes.ts", mistakes);
  await team.write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["**/*.ts"] }));
  const { code, text } = await team.run("tsc", ["--noEmit"]);
  t.is(code, 0, text);
});

test("sightline render writes the project's own files", async (t) => {
  const { code, text } = await team.run("npx", ["sightline", "render", "--out", "rendered"]);
  t.is(code, 0, text);
  const rules = await team.read("rendered/prometheus/rules/shop.yml");
  // Where Grafana is, only a stack's settings say; the example's rules are printed without.
  const link = /^ +(dashboard_url: http\S+\/d\/\w+\?viewPanel=\d+|__dashboardUid__: \w+|__panelId__: '\d+')\n/gm;
  t.is([...rules.matchAll(link)].length, 9, "three alerts have a panel");
  const printed = await readFile(join(repository, "examples", "team", "generated", "rules", "shop.yml"), "utf8");
  t.is(rules.replaceAll(link, ""), printed);
  t.is(JSON.parse(await team.read("rendered/grafana/dashboards/Shop/shop.json")).title, "Shop");
});

test("sightline dashboards screenshot shows the project's dashboards, rendered and served by what the package carries", async (t) => {
  const nobody = "http://127.0.0.1:9"; // the discard port: panels say that nobody answers
  const { code, text } = await team.run("npx", [
    ...["sightline", "dashboards", "screenshot", "shop", "--out", "pictures", "--prometheus", nobody],
  ]);
  t.is(code, 0, text);
  const { dashboards } = JSON.parse(await team.read("pictures/pictures.json")) as PictureList;
  t.deepEqual(
    dashboards.map(({ title, panels }) => [title, panels.length]),
    [["Shop", 4]],
  );
});

test.serial("sightline up and down deploy it from the package", async (t) => {
  t.timeout(1_200_000);
  const settings = await team.read("Pulumi.dev.yaml");
  const up = await team.run("npx", ["sightline", "up"]);
  t.is(up.code, 0, up.text);
  t.regex(up.text, /Targets +7 of 7 up/);
  t.regex(up.text, /Dashboards +http\S+ \(preview\)|Grafana +http/);
  t.regex(up.text, /Passwords +npx sightline passwords$/m);
  const again = await team.run("npx", ["sightline", "up"]);
  t.regex(again.text, /pulumi up +no changes/);
  const down = await team.run("npx", ["sightline", "down", "--volumes", "--yes"]);
  t.is(down.code, 0, down.text);
  t.is(await team.read("Pulumi.dev.yaml"), settings, "what is tracked stays as it is");
});

test.serial("pulumi preview works without the command", async (t) => {
  const toolchain = join(team.packageFolder, "dist", "toolchain", "index.js");
  const script = `import { acquire, doctor, environment } from ${JSON.stringify(toolchain)};
    await acquire(await doctor());
    process.stdout.write(JSON.stringify(await environment()));`;
  const { code, text } = await team.run("node", ["--input-type=module", "--eval", script]);
  t.is(code, 0, text);
  const backend = join(team.folder, ".pulumi-state");
  const env = {
    ...JSON.parse(text),
    PULUMI_BACKEND_URL: `file://${backend}?create_dir=true`,
    PULUMI_HOME: join(team.folder, ".pulumi-home"),
    PULUMI_CONFIG_PASSPHRASE: "team",
  };
  const init = await team.run("pulumi", ["stack", "init", "dev", "--non-interactive"], env);
  t.is(init.code, 0, init.text);
  const preview = await team.run("pulumi", ["preview", "--stack", "dev", "--non-interactive"], env);
  t.is(preview.code, 0, preview.text);
  t.regex(preview.text, /sightline:stack:ObservabilityStack +observability +create/);
});

async function packed(): Promise<readonly string[]> {
  const entries = await readdir(team.packageFolder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(team.packageFolder, join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith("node_modules/"));
}

async function entryPoints(): Promise<readonly string[]> {
  const { exports } = JSON.parse(await readFile(join(team.packageFolder, "package.json"), "utf8"));
  return Object.keys(exports)
    .filter((path) => path !== "./package.json")
    .map((path) => path.replace(/^\./, "sightline"));
}

const compilerOptions = {
  target: "es2024",
  module: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  types: ["node"],
  noEmit: true,
};

const mistakes = `import { alert, counter, gauge } from "sightline";
import { gt, max, rate } from "sightline/metrics/kit";

const waiting = gauge("waiting", { help: "Orders that wait.", unit: "orders", labels: ["country", "depot"] });

export const late = alert("Late", {
  expr: gt(max(waiting).by("country"), 100),
  for: "5m",
  severity: "warning",
  // @ts-expect-error by() dropped it
  summary: ({ labels }) => \`\${labels.depot} is late\`,
  action: "Look.",
  scenarios: [],
});

// @ts-expect-error it has no such label
waiting.where({ town: "Delft" });
// @ts-expect-error a gauge has no rate
rate(waiting, "5m");
rate(counter("orders_total", { help: "Orders.", unit: "orders" }), "5m");
`;
