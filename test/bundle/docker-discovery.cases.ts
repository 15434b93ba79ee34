import test from "ava";
import { discoveryLabels, dockerDiscovery } from "../../bundle/docker-discovery.ts";

test("the label's neighbours say the rest", (t) => {
  t.deepEqual(discoveryLabels("sightline.scrape"), {
    scrape: "sightline.scrape",
    port: "sightline.port",
    path: "sightline.path",
    job: "sightline.job",
    scheme: "sightline.scheme",
  });
  t.is(discoveryLabels("io.prometheus.scrape").port, "io.prometheus.port");
  t.is(discoveryLabels("watch").job, "watch.job");
});

interface Rule {
  readonly action?: "keep" | "drop";
  readonly source_labels: readonly string[];
  readonly separator?: string;
  readonly regex: string;
  readonly replacement?: string;
  readonly target_label?: string;
}

/** What Prometheus makes of the labels that discovery found; undefined: no target. Source: its documentation of relabel_config. */
function relabelled(found: Readonly<Record<string, string>>): Record<string, string> | undefined {
  const { relabel_configs: rules } = dockerDiscovery({
    label: "sightline.scrape",
    networks: ["shop", "dev.net"],
    takenJobs: ["prometheus", "node-exporter"],
  }) as { readonly relabel_configs: readonly Rule[] };
  const labels: Record<string, string> = {
    __address__: "10.0.0.2:80",
    __metrics_path__: "/metrics",
    __scheme__: "http",
    ...found,
  };
  for (const { action, source_labels, separator = ";", regex, replacement = "$1", target_label } of rules) {
    const match = new RegExp(`^(?:${regex})$`).exec(source_labels.map((label) => labels[label] ?? "").join(separator));
    if (action === "keep" && match === null) return undefined;
    if (action === "drop" && match !== null) return undefined;
    if (target_label !== undefined && match !== null)
      labels[target_label] = replacement.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? "");
  }
  const { __address__, __metrics_path__, __scheme__, job = "" } = labels;
  return { url: `${__scheme__}://${__address__}${__metrics_path__}`, job };
}

const container = (labels: Readonly<Record<string, string>> = {}, meta: Readonly<Record<string, string>> = {}) =>
  relabelled({
    __meta_docker_container_name: "/shop-web-1",
    __meta_docker_network_name: "shop",
    ...Object.fromEntries(
      Object.entries(labels).map(([name, value]) => [`__meta_docker_container_label_sightline_${name}`, value]),
    ),
    ...meta,
  });

test("a container is called by its name, with the port it says or the one it exposes", (t) => {
  t.deepEqual(container({ port: "9100" }), { url: "http://shop-web-1:9100/metrics", job: "shop-web-1" });
  t.deepEqual(container({}, { __meta_docker_port_private: "8080" }), {
    url: "http://shop-web-1:8080/metrics",
    job: "shop-web-1",
  });
  t.is(container({ port: "9100" }, { __meta_docker_port_private: "8080" })?.url, "http://shop-web-1:9100/metrics");
  t.is(container(), undefined);
  t.is(container({ port: "http" }), undefined);
});

test("path, scheme and job are as it says, when they can be", (t) => {
  t.deepEqual(container({ port: "1", path: "/actuator/prometheus", scheme: "https", job: "web" }), {
    url: "https://shop-web-1:1/actuator/prometheus",
    job: "web",
  });
  t.deepEqual(container({ port: "1", path: "metrics", scheme: "ftp", job: "" }), {
    url: "http://shop-web-1:1/metrics",
    job: "shop-web-1",
  });
});

test("only on networks that Prometheus is on, and not under the name of a job that is scraped anyway", (t) => {
  t.is(container({ port: "1" }, { __meta_docker_network_name: "bridge" }), undefined);
  t.is(container({ port: "1" }, { __meta_docker_network_name: "devxnet" }), undefined);
  t.truthy(container({ port: "1" }, { __meta_docker_network_name: "dev.net" }));
  t.is(container({ port: "1", job: "prometheus" }), undefined);
});
