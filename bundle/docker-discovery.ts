/** What discovery needs to know. */
export interface DockerDiscoveryOptions {
  /** The label of containers that are targets, `sightline.scrape`; its neighbours say the rest, `sightline.port` and so on. */
  readonly label: string;
  /** Networks that Prometheus is on, by their names on the engine. */
  readonly networks: readonly string[];
  /** Jobs that are scraped anyway. */
  readonly takenJobs: readonly string[];
}

/** Where the engine is asked: the socket proxy, on a network of its own. */
const proxy = "http://socket-proxy:2375";

/** What a container may say about itself beside that it is a target. */
const details = ["port", "path", "job", "scheme"] as const;

/**
 * The scrape configuration that makes targets of containers with a label. A target is called `container:port`, under which the engine's own
 * name service finds it on every network that both are on, so that a container on several networks is one target.
 * Source: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#docker_sd_config
 */
export function dockerDiscovery({ label, networks, takenJobs }: DockerDiscoveryOptions): object {
  const name = "__meta_docker_container_name";
  const said = Object.fromEntries(details.map((key) => [key, metaLabel(discoveryLabels(label)[key])])) as Record<
    (typeof details)[number],
    string
  >;
  return {
    job_name: "docker-containers",
    docker_sd_configs: [
      {
        host: proxy,
        refresh_interval: "15s",
        // Of several networks the first by name would be taken, which need not be one that Prometheus is on.
        match_first_network: false,
        follow_redirects: false,
        filters: [{ name: "label", values: [`${label}=true`] }],
      },
    ],
    // Whoever can start a container can make a target: one of them must not fill the storage.
    sample_limit: 20_000,
    label_limit: 60,
    body_size_limit: "16MB",
    relabel_configs: [
      { action: "keep", source_labels: ["__meta_docker_network_name"], regex: anyOf(networks) },
      { action: "keep", source_labels: ["__meta_docker_port_private", said.port], regex: ".*[0-9].*" },
      {
        source_labels: [name, "__meta_docker_port_private"],
        separator: ":",
        regex: "/([^:]+):([0-9]{1,5})",
        replacement: "$1:$2",
        target_label: "__address__",
      },
      {
        source_labels: [name, said.port],
        separator: ":",
        regex: "/([^:]+):([0-9]{1,5})",
        replacement: "$1:$2",
        target_label: "__address__",
      },
      { source_labels: [said.path], regex: "(/.*)", target_label: "__metrics_path__" },
      { source_labels: [said.scheme], regex: "(https?)", target_label: "__scheme__" },
      { source_labels: [name], regex: "/(.+)", target_label: "job" },
      { source_labels: [said.job], regex: "(.+)", target_label: "job" },
      // A job that is scraped anyway would have every series of it twice.
      ...(takenJobs.length === 0 ? [] : [{ action: "drop", source_labels: ["job"], regex: anyOf(takenJobs) }]),
    ],
  };
}

/** The labels that a container may carry, by what they say. */
export function discoveryLabels(label: string): Readonly<Record<"scrape" | (typeof details)[number], string>> {
  const family = label.includes(".") ? label.slice(0, label.lastIndexOf(".") + 1) : `${label}.`;
  const own = Object.fromEntries(details.map((key) => [key, `${family}${key}`])) as Record<
    (typeof details)[number],
    string
  >;
  return { scrape: label, ...own };
}

/** As Prometheus names a container's label: everything but letters, digits and `_` is `_`. */
function metaLabel(label: string): string {
  return `__meta_docker_container_label_${label.replace(/[^a-zA-Z0-9_]/g, "_")}`;
}

function anyOf(words: readonly string[]): string {
  return [...new Set(words)]
    .sort()
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("|");
}
