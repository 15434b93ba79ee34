import { readFileSync } from "node:fs";
import { type AssembleOptions, assemble, type Bundle, type Places } from "../../../bundle/index.ts";
import { parseSettings, readStackFile } from "../../../settings/index.ts";
import { knownSystems, selectSystems } from "../../../systems/index.ts";
import { delivery, parts, settings, shop } from "./settings.ts";

/** What of a bundle differs between tests. */
type Where = Pick<AssembleOptions, "viewer"> & { readonly places?: Places };

/** The bundle of a stack file of this repository. */
export function ofStackFile(stack: string, where: Where = {}): Bundle {
  const yaml = readFileSync(new URL(`../../../Pulumi.${stack}.yaml`, import.meta.url), "utf8");
  const own = parseSettings({ project: "sightline", stack, values: readStackFile(yaml), systems: knownSystems });
  return assemble({ settings: own, systems: selectSystems(own.systems), ...where });
}

/** The stack and these systems in miniature. */
export function miniature(demo: readonly string[], where: Where = {}): Bundle {
  const systems = ["stack", ...demo];
  const values = { systems, demo };
  const own = parseSettings({ project: "sightline", stack: "dev", values, systems: knownSystems });
  return assemble({ settings: own, systems: selectSystems(systems), ...where });
}

/** A prod stack that uses every setting that reaches a file. */
export function everything(where: Where = {}, secretsFolder = "/etc/prometheus/secrets/current"): Bundle {
  const own = settings(
    {
      ...delivery,
      systems: ["stack", "shop"],
      addresses: { shop: { api: ["a:8080", "b:8080"], worker: ["w:9000"] } },
      scrapeInterval: "30s",
      scrapeTimeout: "20s",
      evaluationInterval: "20s",
      retention: { time: "90d", size: "100GB" },
      externalLabels: { region: "eu-1", cluster: "a" },
      heartbeat: { secret: "heartbeat", interval: "2m" },
      tls: { certFile: "tls/cert.pem", keyFile: "tls/key.pem", serverName: "monitoring.example.org" },
      grouping: { by: ["alertname"], wait: "10s", interval: "1m", repeat: "12h" },
      timeIntervals: {
        office: [
          { weekdays: ["monday:friday"], times: ["08:00-12:00", "13:00-24:00"], location: "Europe/Berlin" },
          { weekdays: ["saturday"], daysOfMonth: [1, "-7:-1"], months: ["june:august"], years: [2030] },
        ],
        maintenance: [{ weekdays: ["sunday"], times: ["02:00-04:00"] }],
      },
      priorities: { P0: "oncall", P1: "team", P2: "ticket", P3: "mail", workingHours: "office" },
      routes: [...delivery.routes, { match: { team: "lab" }, receiver: "chat", muteDuring: ["maintenance"] }],
    },
    "prod",
  );
  const rules = [
    { path: "rules/kafka.yaml", content: "groups:\n  - name: kafka\n    rules: [{record: a:b:c, expr: sum(up)}]\n" },
  ];
  const scrape = `scrape_configs:
  - job_name: legacy
    basic_auth: {username: prometheus, password_file: ${secretsFolder}/legacy-password}
    static_configs: [{targets: ["legacy:9100"]}]
`;
  const files = { rules, scrapeConfigs: { path: "scrape/legacy.yml", content: scrape } };
  return assemble({ settings: own, systems: [parts, shop], files, ...where });
}
