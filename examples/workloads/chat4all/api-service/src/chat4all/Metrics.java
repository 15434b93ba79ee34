package chat4all;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the service says about itself, through Micrometer. */
final class Metrics {
  /** The load tests' thresholds (100, 200, 500 ms, 2 s) are bounds, so that Prometheus can answer for them exactly. */
  private static final Duration[] BUCKETS =
      Stream.of(1.0, 2.5, 5.0, 10.0, 25.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0)
          .map(millis -> Duration.ofNanos((long) (millis * 1e6)))
          .toArray(Duration[]::new);

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Counter accepted =
      Counter.builder("messages.accepted").description("Messages accepted and written to Kafka.").register(registry);
  private final Counter uploaded = Counter.builder("files.uploaded").description("Files stored.").register(registry);
  private final Map<Rejection, Counter> rejected = new EnumMap<>(Rejection.class);

  @SuppressWarnings("resource") // lives as long as the process
  Metrics() {
    // Every reason is there from the start: a counter that appears with its first event hides that event from rate().
    for (var reason : Rejection.values()) {
      rejected.put(reason, Counter.builder("messages.rejected")
          .description("Messages refused, by reason.").tag("reason", reason.label()).register(registry));
    }
    for (var binder : List.of(
        new JvmMemoryMetrics(), new JvmGcMetrics(), new JvmThreadMetrics(), new ClassLoaderMetrics(),
        new ProcessorMetrics(), new FileDescriptorMetrics(), new UptimeMetrics())) {
      binder.bindTo(registry);
    }
  }

  void accepted() {
    accepted.increment();
  }

  void rejected(Rejection reason) {
    rejected.get(reason).increment();
  }

  void uploaded() {
    uploaded.increment();
  }

  void answered(String method, String route, int status, long nanos) {
    var labels = new String[] {"method", known(method), "route", route, "status", String.valueOf(status)};
    Counter.builder("http.requests").description("HTTP requests answered.").tags(labels).register(registry).increment();
    Timer.builder("http.request.duration").description("Time to answer an HTTP request.").tags(labels)
        .serviceLevelObjectives(BUCKETS).register(registry).record(Duration.ofNanos(nanos));
  }

  void published(String topic, long nanos) {
    Timer.builder("kafka.publish.duration").description("Time until Kafka confirmed a message.").tag("topic", topic)
        .serviceLevelObjectives(BUCKETS).register(registry).record(Duration.ofNanos(nanos));
  }

  /** For a scrape: OpenMetrics when it is asked for, the text format otherwise. */
  Answer expose(String accept) {
    var type = accept != null && accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
    return Answer.text(200, type, registry.scrape(type));
  }

  /** A client may send any word as its method; it must not become a series. */
  private static String known(String method) {
    return List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS").contains(method) ? method : "other";
  }
}
