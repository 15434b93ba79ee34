/** A program of others that exposes metrics, known by how their names begin. */
export interface PublicExporter {
  readonly name: string;
  /** What its metrics tell of. */
  readonly subject: string;
  readonly prefixes: readonly string[];
  /** Where it comes from, or what has to be switched on. */
  readonly from: string;
}

/** Who exposes metrics whose names begin like this; of several prefixes that fit, the longest tells. */
export const publicExporters: readonly PublicExporter[] = [
  exporter("node-exporter", "hosts", ["node_"], "github.com/prometheus/node_exporter"),
  exporter("windows_exporter", "Windows hosts", ["windows_"], "github.com/prometheus-community/windows_exporter"),
  exporter("cAdvisor", "containers", ["container_", "machine_"], "github.com/google/cadvisor"),
  exporter("kube-state-metrics", "Kubernetes objects", ["kube_"], "github.com/kubernetes/kube-state-metrics"),
  exporter("the kubelet", "Kubernetes nodes", ["kubelet_"], "its own /metrics"),
  exporter("the API server", "Kubernetes's API", ["apiserver_"], "its own /metrics"),
  exporter("etcd", "etcd", ["etcd_"], "its own /metrics"),
  exporter("CoreDNS", "CoreDNS", ["coredns_"], "its plugin prometheus"),
  exporter("blackbox_exporter", "probes from outside", ["probe_"], "github.com/prometheus/blackbox_exporter"),
  exporter("snmp_exporter", "network devices", ["snmp_", "ifHC"], "github.com/prometheus/snmp_exporter"),
  exporter(
    "kafka_exporter",
    "Kafka's consumer groups and topics",
    ["kafka_consumergroup_", "kafka_topic_", "kafka_broker"],
    "github.com/danielqsj/kafka_exporter, which knows lag in records, not in seconds",
  ),
  exporter(
    "jmx_exporter",
    "Kafka's brokers",
    ["kafka_server_", "kafka_controller_", "kafka_network_", "kafka_log_", "kafka_cluster_"],
    "github.com/prometheus/jmx_exporter as a Java agent of each broker",
  ),
  exporter(
    "Micrometer",
    "the JVM",
    [
      "jvm_",
      "tomcat_",
      "jetty_",
      "hikaricp_",
      "logback_",
      "http_server_requests_",
      "process_cpu_usage",
      "process_cpu_time_",
      "system_cpu_",
    ],
    "micrometer-registry-prometheus in the service and its JVM binders, which Spring Boot's Actuator brings",
  ),
  exporter("a Go client", "Go's runtime", ["go_"], "collectors.NewGoCollector of client_golang in the service"),
  exporter("a client library", "processes", ["process_"], "the process collector of the service's client library"),
  exporter("prom-client", "Node.js's runtime", ["nodejs_"], "collectDefaultMetrics() in the service"),
  exporter("prometheus_client", "Python's runtime", ["python_"], "its default collectors in the service"),
  exporter("gRPC interceptors", "gRPC", ["grpc_server_", "grpc_client_"], "go-grpc-middleware's provider prometheus"),
  exporter("mysqld_exporter", "MySQL", ["mysql_"], "github.com/prometheus/mysqld_exporter"),
  exporter("postgres_exporter", "PostgreSQL", ["pg_"], "github.com/prometheus-community/postgres_exporter"),
  exporter("redis_exporter", "Redis", ["redis_"], "github.com/oliver006/redis_exporter"),
  exporter("mongodb_exporter", "MongoDB", ["mongodb_"], "github.com/percona/mongodb_exporter"),
  exporter("memcached_exporter", "memcached", ["memcached_"], "github.com/prometheus/memcached_exporter"),
  exporter(
    "elasticsearch_exporter",
    "Elasticsearch",
    ["elasticsearch_"],
    "github.com/prometheus-community/elasticsearch_exporter",
  ),
  exporter("RabbitMQ", "RabbitMQ", ["rabbitmq_"], "its plugin rabbitmq_prometheus"),
  exporter("nginx-prometheus-exporter", "nginx", ["nginx_"], "github.com/nginx/nginx-prometheus-exporter"),
  exporter("HAProxy", "HAProxy", ["haproxy_"], "its service prometheus-exporter"),
  exporter("Envoy", "Envoy", ["envoy_"], "its admin port, /stats/prometheus"),
  exporter("Traefik", "Traefik", ["traefik_"], "its setting metrics.prometheus"),
  exporter("MinIO", "MinIO", ["minio_"], "its own /minio/v2/metrics/cluster, which wants a token unless it is public"),
  exporter("k6", "k6's runs", ["k6_"], "its output experimental-prometheus-rw, into a Prometheus that takes writes"),
  exporter("Grafana", "Grafana", ["grafana_"], "its own /metrics"),
  exporter("Prometheus", "Prometheus", ["prometheus_"], "its own /metrics"),
  exporter("Alertmanager", "Alertmanager", ["alertmanager_"], "its own /metrics"),
  exporter("Loki", "Loki", ["loki_"], "its own /metrics"),
  exporter("Tempo", "Tempo", ["tempo_", "traces_"], "its own /metrics, and its metrics generator"),
  exporter("the OpenTelemetry Collector", "the collector", ["otelcol_"], "its own telemetry"),
];

/** The program that exposes a metric by this name, if it is a well-known one. */
export function publicExporterOf(metric: string): PublicExporter | undefined {
  const fitting = publicExporters.flatMap((one) =>
    one.prefixes.filter((prefix) => metric.startsWith(prefix)).map((prefix) => ({ one, length: prefix.length })),
  );
  return fitting.sort((a, b) => b.length - a.length)[0]?.one;
}

function exporter(name: string, subject: string, prefixes: readonly string[], from: string): PublicExporter {
  return { name, subject, prefixes, from };
}
