import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { AlertLabels } from "../../../../../alerts/kit/index.ts";
import { type StackProject, stackProject } from "../../../../stack/live/support/stack-project.ts";

const repository = resolve(import.meta.dirname, "../../../../..");

/** A system whose alerts fire and end within seconds; one name is that of two rules. */
const systems = `
import { absent, alert, constant, fires, gauge, gt, max, silent } from "${repository}/alerts/kit/index.ts";
import { defineSystem, stack } from "${repository}/systems/index.ts";

const length = gauge("shop_queue_length", { help: "Orders that wait.", labels: ["queue"] });
const ready = gauge("shop_ready", { help: "Whether orders are taken.", labels: [] });

const full = (queue, severity) => alert("ShopQueueFull", {
  expr: gt(max(length.where({ queue })).by("queue"), 100),
  for: "2s",
  severity,
  summary: ({ labels }) => \`\${labels.queue} is full\`,
  action: "Look at the workers.",
  scenarios: [
    fires("it fills", { series: [length.series({ queue }, constant(500))], at: "6s" }),
    silent("it is long", { series: [length.series({ queue }, constant(100))], lasts: "30s" }),
  ],
});

const gone = alert("ShopGone", {
  expr: absent(ready),
  for: "2s",
  severity: "critical",
  summary: "No orders are taken",
  action: "Start it.",
  scenarios: [
    fires("nothing is there", { series: [], at: "6s" }),
    silent("it is there", { series: [ready.series({}, constant(1))], lasts: "30s" }),
  ],
});

const shop = defineSystem({
  name: "shop",
  targets: {},
  alerts: [full("orders", "critical"), full("returns", "warning"), gone],
  dashboards: [],
});

export const knownSystems = [stack, shop];
export const selectSystems = (names, known) => known.filter(({ name }) => names.includes(name));
`;

export interface Notification {
  readonly id: number;
  readonly receiver: string;
  readonly status: string;
  readonly commonLabels: AlertLabels;
  readonly alerts: readonly { readonly labels: AlertLabels; readonly annotations: Readonly<Record<string, string>> }[];
}

/** A stack that runs with short times, and what is looked at around its drills. */
export interface DrilledStack {
  readonly project: StackProject;
  /** Of an alert, in the order of their arrival. */
  notifications(alert: string): Promise<readonly Notification[]>;
  /** Alerts that Alertmanager has, drills only. */
  activeDrills(): Promise<readonly { readonly labels: AlertLabels }[]>;
  /** Silences what has a label; returns the silence's id. */
  silence(label: string, value: string): Promise<string>;
  unsilence(id: string): Promise<void>;
  /** Names of what drills have on the engine: containers, networks, volumes. */
  remains(): Promise<readonly string[]>;
  report(folder: string): Promise<string>;
}

export async function drilledStack(): Promise<DrilledStack> {
  const project = await stackProject({ stack: "dev" });
  await project.write("systems/index.ts", systems);
  await project.configure({
    systems: ["stack", "shop"],
    scrapeInterval: "1s",
    scrapeTimeout: "1s",
    evaluationInterval: "1s",
    grouping: { wait: "1s", interval: "3s" },
    dashboards: { viewer: "none" },
    routes: [{ match: { severity: "critical" }, receiver: "inbox" }],
  });
  const { code, text } = await project.sightline("up");
  if (code !== 0) throw new Error(text);
  const ask = async (part: "alertmanager" | "inbox", path: string, init: RequestInit = {}) => {
    const authorization = `Basic ${btoa(`admin:${await project.password()}`)}`;
    const headers = { authorization, "content-type": "application/json" };
    const answer = await fetch(`http://127.0.0.1:${project.ports[part]}${path}`, { ...init, headers });
    const body = await answer.text();
    if (!answer.ok) throw new Error(`${part} answers ${answer.status}: ${body}`);
    return body === "" ? undefined : JSON.parse(body);
  };
  return {
    project,
    notifications: async (alert) => {
      const { notifications } = await ask("inbox", "/api/v1/notifications?limit=1000");
      const all = (notifications as Notification[]).toReversed();
      return all.filter(({ commonLabels }) => commonLabels.alertname === alert);
    },
    activeDrills: () => ask("alertmanager", `/api/v2/alerts?filter=${encodeURIComponent('drill="true"')}`),
    silence: async (name, value) => {
      const [startsAt, endsAt] = [new Date(), new Date(Date.now() + 600_000)];
      const matchers = [{ name, value, isRegex: false, isEqual: true }];
      const body = JSON.stringify({ matchers, startsAt, endsAt, createdBy: "ada", comment: "deploying" });
      return (await ask("alertmanager", "/api/v2/silences", { method: "POST", body })).silenceID as string;
    },
    unsilence: (id) => ask("alertmanager", `/api/v2/silence/${id}`, { method: "DELETE" }),
    remains: async () => {
      const { docker, name } = project;
      const [containers, networks, { Volumes }] = await Promise.all([
        docker.listContainers({ all: true }),
        docker.listNetworks(),
        docker.listVolumes(),
      ]);
      return [
        ...containers.map(({ Names }) => (Names[0] ?? "").slice(1)),
        ...networks.map(({ Name }) => Name),
        ...(Volumes ?? []).map(({ Name }) => Name),
      ].filter((one) => one.startsWith(`${name}-drill-`));
    },
    report: (folder) => readFile(join(project.folder, folder, "report.json"), "utf8"),
  };
}
