package chat4all;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One way to go wrong on purpose, as faults/catalog.ts describes it; a test compares the two. */
record Fault(String name, String description, Map<String, Parameter> parameters) {
  record Parameter(String kind, double min, double max, double usual, String unit) {
    Map<String, Object> describe() {
      return Answer.fields("kind", kind, "min", min, "max", max, "default", usual, "unit", unit);
    }
  }

  static final List<Fault> ALL = List.of(
      fault("burn-cpu", "Threads of their own keep processors busy for a share of the time.",
          "share", number(0.05, 1, 0.8, "ratio"), "threads", number(1, 4, 1, "threads")),
      fault("crash", "The process ends at once with exit code 70, without leaving its group or finishing its work."),
      fault("dependency-down", "Kafka counts as unreachable: messages are rejected with the reason dependency_down."),
      fault("errors", "A share of the requests is answered with 500.", "share", number(0.01, 1, 0.5, "ratio")),
      fault("leak-memory", "Memory is allocated and kept until the limit; it is let go when the fault ends.",
          "limitMegabytes", number(1, 512, 64, "megabytes"), "megabytesPerSecond", number(1, 64, 4, "megabytes")),
      fault("reject-all", "Every message is rejected with the reason reject_all."),
      fault("slow", "Every request or message takes longer.", "delayMs", number(1, 30_000, 500, "milliseconds")));

  private static Parameter number(double min, double max, double usual, String unit) {
    return new Parameter("number", min, max, usual, unit);
  }

  private static Fault fault(String name, String description, Object... parameters) {
    var all = new LinkedHashMap<String, Parameter>();
    for (var i = 0; i < parameters.length; i += 2) all.put((String) parameters[i], (Parameter) parameters[i + 1]);
    all.put("durationSeconds", number(1, 3600, 60, "seconds"));
    return new Fault(name, description, all);
  }
}
