const nothing: readonly string[] = [];
const base = ["problems", "settings"];
const content = [...base, "metrics"];
const generated = [...content, "alerts", "dashboards", "systems"];
const everything = [...generated, "exporters", "bundle", "stack", "toolchain"];

/**
 * Which top-level folders, and files beside them, may be imported from where:
 * metrics → exporters; metrics → alerts → dashboards → systems → bundle → stack → index.ts; preview, validation and cli on top.
 */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  problems: nothing,
  settings: ["problems"],
  metrics: ["problems"],
  exporters: content,
  alerts: content,
  dashboards: [...content, "alerts"],
  systems: [...content, "alerts", "dashboards"],
  bundle: generated,
  toolchain: ["problems"],
  stack: [...generated, "bundle", "toolchain"],
  preview: [...content, "exporters"],
  validation: [...everything, "preview"],
  cli: [...everything, "preview", "validation"],
  bench: [...everything, "preview", "validation", "cli", "test"],
  examples: [...generated, "bundle", "stack", "exporters"],
  "index.ts": [...generated, "bundle", "stack"],
  "library.ts": [...generated, "bundle", "stack"],
  "build.ts": ["toolchain"],
  "ava.browser.config.mjs": nothing,
  "ava.config.mjs": nothing,
  "ava.full.config.mjs": nothing,
  "ava.live.config.mjs": nothing,
};

/** Where Pulumi may be imported: the program, what makes its resources, and the plugin that serves them. */
export const pulumiPlaces = [/^index\.ts$/, /^library\.ts$/, /^stack\//, /^toolchain\/docker-plugin\//];

/** Files that are used from outside their folder without being its `index.ts`, and why. */
export const sharedFiles: readonly { readonly file: RegExp; readonly why: string }[] = [
  { file: /^cli\/bootstrap\.mjs$/, why: "it runs on any Node, before there is anything to import" },
  { file: /^test\//, why: "benchmarks bring up their stacks as the live suites do" },
  {
    file: /^(alerts|dashboards|exporters|metrics)\/kit\/index\.ts$/,
    why: "the machinery of a folder whose own barrel holds its content",
  },
  {
    file: /^exporters\/load-test\/reading\/index\.ts$/,
    why: "reading what k6 and Locust wrote, without the program that receives it",
  },
  { file: /^exporters\/signal\/index\.ts$/, why: "the form of what is to be played; types only" },
  { file: /^alerts\/kit\/checks\/index\.ts$/, why: "what the checks of rules and those of dashboards share" },
  {
    file: /^dashboards\/kit\/to-typescript\/index\.ts$/,
    why: "writing TypeScript, which whoever has dashboards rendered has no use for",
  },
  { file: /^dashboards\/rows\/index\.ts$/, why: "rows for anybody's dashboards, beside the folder's own" },
  { file: /^metrics\/(kit\/)?instrument\/index\.ts$/, why: "counting at run time, for programs only" },
  { file: /^metrics\/kit\/reading\/index\.ts$/, why: "reading PromQL, which programs that print it have no use for" },
  {
    file: /^exporters\/signal\/index\.ts$/,
    why: "what the signal is told and answers, for whoever plays to it",
  },
  {
    file: /^metrics\/[a-z0-9-]+\.ts$/,
    why: "one subject's metrics under their plain names; the barrel has them as namespaces",
  },
  {
    file: /^preview\/(hot|pictures|server)\/index\.ts$/,
    why: "what serves dashboards runs in a container without what renders them from TypeScript",
  },
  {
    file: /^validation\/load-report\/index\.ts$/,
    why: "comparing results of load tests needs nothing of what validates alerts",
  },
  {
    file: /^preview\/app\/src\/(dashboard|variables)\/index\.ts$/,
    why: "what Grafana makes of a dashboard's JSON and its variables, without the pages that show it",
  },
  {
    file: /^stack\/(drill|rehearsal|session)\/index\.ts$/,
    why: "what works with a stack from outside; stack/index.ts is what a Pulumi program needs",
  },
  { file: /^stack\/agent\/http\.ts$/, why: "asking a part of a stack, from inside its network and through its ports" },
  {
    file: /^stack\/agent\/(readiness|reload-grafana|request)\.ts$/,
    why: "the messages between a deployment and its agent; types only",
  },
  {
    file: /^stack\/release\/layout\.ts$/,
    why: "names in a volume; the barrel beside it would pull Pulumi into the agent's program",
  },
];
