import test from "ava";
import { load } from "js-yaml";
import * as z from "zod";
import { assemble, type Bundle } from "../../bundle/index.ts";
import { dashboard, row, stat } from "../../dashboards/kit/index.ts";
import { gauge } from "../../metrics/kit/index.ts";
import { defineSystem } from "../../systems/index.ts";
import { miniature, ofStackFile } from "./support/bundles.ts";
import { mail, parts, settings, shop } from "./support/settings.ts";

const provider = z.strictObject({
  apiVersion: z.literal(1),
  providers: z.tuple([
    z.strictObject({
      name: z.string(),
      orgId: z.literal(1),
      type: z.literal("file"),
      // Grafana takes the folders from the files only where it is told no folder; a removed file removes its dashboard.
      options: z.strictObject({ path: z.string().startsWith("/"), foldersFromFilesStructure: z.literal(true) }),
      allowUiUpdates: z.literal(false),
      disableDeletion: z.literal(false),
      updateIntervalSeconds: z.int().min(1),
    }),
  ]),
});

const datasource = z.strictObject({
  name: z.string(),
  type: z.enum(["prometheus", "alertmanager", "loki", "tempo"]),
  uid: z.string().regex(/^[a-z0-9-]{1,40}$/),
  url: z.url(),
  access: z.literal("proxy"),
  orgId: z.literal(1),
  editable: z.literal(false),
  isDefault: z.literal(true).optional(),
  basicAuth: z.literal(true).optional(),
  basicAuthUser: z.string().optional(),
  jsonData: z.record(z.string(), z.unknown()),
  secureJsonData: z.record(z.string(), z.string().regex(/^\$__file\{\/.+\}$/)).optional(),
});
const datasources = z.strictObject({
  apiVersion: z.literal(1),
  datasources: z.array(datasource),
  prune: z.literal(true),
});

// https://grafana.com/docs/grafana/latest/administration/provisioning/
const holds = test.macro((t, bundle: Bundle, folders: readonly string[]) => {
  const { files } = bundle.grafana.release;
  provider.parse(load(files["provisioning/dashboards/sightline.yml"] ?? ""));
  const sources = datasources.parse(load(files["provisioning/datasources/sightline.yml"] ?? "")).datasources;
  t.is(sources.filter(({ isDefault }) => isDefault).length, 1);
  const paths = Object.keys(files).filter((path) => path.startsWith("dashboards/"));
  const found = paths.map((path) => {
    const [, folder = "", uid] = /^dashboards\/([^/]+)\/([a-z0-9-]{1,40})\.json$/.exec(path) ?? [];
    const { title, ...json } = JSON.parse(files[path] ?? "");
    // Under another number or version of its own, Grafana would take it for another dashboard.
    t.like(json, { uid, editable: false, id: undefined, version: undefined, __inputs: undefined }, path);
    return { uid, folder, title };
  });
  t.deepEqual([...new Set(found.map(({ folder }) => folder))].sort(), folders);
  t.is(new Set(found.map(({ uid }) => uid)).size, found.length, "a uid twice stops the provider");
  t.is(new Set(found.map(({ folder, title }) => `${folder}/${title}`)).size, found.length, "and so does a title");
});

test("what Grafana is given for the stack alone is what it takes", holds, ofStackFile("dev"), ["Stack"]);

test("dashboards of several systems stand in a folder each, and those that several take in one of their own", (t) => {
  const depth = gauge("queue_depth", { help: "Waiting.", unit: "items" });
  const of = (uid: string) =>
    dashboard({
      uid,
      title: uid,
      owner: "ops",
      purpose: "Is anything waiting?",
      rows: [
        row("Now", [
          stat("waiting", {
            title: "Waiting",
            description: "None is good.",
            unit: "short",
            queries: [{ expr: depth, legend: "waiting" }],
          }),
        ]),
      ],
    });
  const [both, one, two] = [of("both"), of("one"), of("two")];
  const systems = [
    parts,
    defineSystem({ ...shop, title: "Web Shop", dashboards: [one, both] }),
    defineSystem({ ...mail, dashboards: [both, two] }),
  ];
  const bundle = assemble({ settings: settings({ systems: ["stack", "shop", "mail"] }), systems });
  t.deepEqual(
    Object.keys(bundle.grafana.release.files).filter((path) => path.endsWith(".json")),
    ["dashboards/Mail/two.json", "dashboards/Shared/both.json", "dashboards/Web Shop/one.json"],
  );
  t.is(bundle.counts.dashboards, 3);
});

test("every system in miniature", (t) => {
  const { files } = miniature(["chat4all", "hitl", "governance-bridge", "agents"]).grafana.release;
  const folders = new Set(Object.keys(files).flatMap((path) => /^dashboards\/([^/]+)\//.exec(path)?.[1] ?? []));
  for (const folder of ["Agents", "Chat4All", "Governance bridge", "HITL", "Stack"])
    t.true(folders.has(folder), folder);
});

test("logs and traces are there when the settings name them", (t) => {
  const of = (grafana: unknown) => {
    const bundle = assemble({ settings: settings({ grafana }), systems: [parts] });
    return datasources.parse(load(bundle.grafana.release.files["provisioning/datasources/sightline.yml"] ?? ""))
      .datasources;
  };
  const kinds = (grafana: unknown) => of(grafana).map(({ type }) => type);
  t.deepEqual(kinds({}), ["prometheus", "alertmanager"]);
  t.deepEqual(kinds({ loki: { url: "http://loki:3100" } }), ["prometheus", "alertmanager", "loki"]);
  const [prometheus] = of({ tempo: { url: "http://tempo:3200", traceIdLabel: "traceID" } });
  t.deepEqual(prometheus?.jsonData.exemplarTraceIdDestinations, [{ datasourceUid: "tempo", name: "traceID" }]);
  t.is(prometheus?.jsonData.timeInterval, "15s");
});
