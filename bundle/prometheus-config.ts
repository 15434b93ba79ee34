import { dump } from "js-yaml";
import { drillLabels } from "../alerts/kit/index.ts";
import type { DockerDiscovery, Settings } from "../settings/index.ts";
import { dockerDiscovery } from "./docker-discovery.ts";
import type { Place } from "./places.ts";
import { ownFolder } from "./release.ts";
import type { ScrapeJob } from "./scrape-jobs.ts";

export interface PrometheusConfigOptions {
  readonly settings: Settings;
  readonly place: Place;
  readonly jobs: readonly ScrapeJob[];
  /** Containers that become targets by a label, and the networks on which they are reached. @default none */
  readonly discovery?: DockerDiscovery & { readonly networks: readonly string[] };
  /** Appended as they are. */
  readonly extraScrapeConfigs: readonly object[];
  /** Whether its alerts keep the labels of drills. @default false */
  readonly isDrill?: boolean;
}

const notTold = ["replica"];
const drills = Object.values(drillLabels);

/** `prometheus.yml`. Retention stands here, not in flags, so that changing it is a reload (Prometheus ≥ 3.11). */
export function prometheusConfig(options: PrometheusConfigOptions): string {
  const { settings, place, jobs, discovery, extraScrapeConfigs, isDrill = false } = options;
  const { scrapeInterval, scrapeTimeout, evaluationInterval, externalLabels, retention } = settings;
  const labels = { ...externalLabels, replica: "1", stack: settings.stack };
  return dump(
    {
      global: {
        scrape_interval: scrapeInterval,
        scrape_timeout: scrapeTimeout,
        evaluation_interval: evaluationInterval,
        external_labels: Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))),
      },
      storage: { tsdb: { retention: { time: retention.time, size: retention.size } } },
      // The folder of the release, so that the running configuration says which release it is.
      rule_files: [`${ownFolder}/rules/*.yml`],
      alerting: {
        // Replicas must send equal alerts, or Alertmanager tells each of them. And what a real rule finds is no drill,
        // whatever labels somebody's series have.
        alert_relabel_configs: [{ action: "labeldrop", regex: [...notTold, ...(isDrill ? [] : drills)].join("|") }],
        alertmanagers: [
          { ...client(settings, place), api_version: "v2", static_configs: [{ targets: ["alertmanager:9093"] }] },
        ],
      },
      scrape_configs: [
        ...jobs.map((job) => scrapeConfig(job, settings, place)),
        ...(discovery === undefined
          ? []
          : [dockerDiscovery({ ...discovery, takenJobs: jobs.map(({ name }) => name) })]),
        ...extraScrapeConfigs,
      ],
    },
    { lineWidth: -1, noRefs: true },
  );
}

function scrapeConfig(job: ScrapeJob, settings: Settings, place: Place): object {
  const { name, path, scheme, inStack, endpoints, format } = job;
  return {
    job_name: name,
    metrics_path: path,
    ...(format === undefined ? {} : { scrape_protocols: ["PrometheusText0.0.4"] }),
    ...(inStack ? client(settings, place) : { scheme }),
    static_configs: [{ targets: endpoints }],
  };
}

/** How Prometheus speaks to other parts of the stack. */
function client({ tls }: Settings, { secrets }: Place): object {
  return {
    scheme: tls === undefined ? "http" : "https",
    basic_auth: { username: "sightline", password_file: `${secrets}/internal-password` },
    // What the stack serves is what it trusts: the certificate, and the authorities that lie in its file.
    ...(tls === undefined ? {} : { tls_config: { ca_file: `${secrets}/tls.crt`, server_name: tls.serverName } }),
  };
}
