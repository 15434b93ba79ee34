package chat4all;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The faults that are active; each ends by itself. */
final class FaultBoard {
  private record Active(Map<String, Double> parameters, long endsAtNanos, Runnable end) {
    boolean isOver() {
      return System.nanoTime() >= endsAtNanos;
    }
  }

  private final Map<String, Active> running = new HashMap<>();

  /** The parameters of a fault while it is active. */
  synchronized Optional<Map<String, Double>> active(String name) {
    var found = running.get(name);
    return found == null || found.isOver() ? Optional.empty() : Optional.of(found.parameters());
  }

  /** Starts a fault, or starts it anew. Throws when a parameter is out of its bounds, with all that is wrong. */
  synchronized void set(Fault fault, JsonObject given) {
    var parameters = read(fault, given);
    clear(fault);
    var nanos = (long) (parameters.remove("durationSeconds") * TimeUnit.SECONDS.toNanos(1));
    var effect = FaultEffects.start(fault.name(), parameters, nanos);
    running.put(fault.name(), new Active(parameters, System.nanoTime() + nanos, effect));
  }

  synchronized void clear(Fault fault) {
    var found = running.remove(fault.name());
    if (found != null) found.end().run();
  }

  /** A fault as `GET /admin/faults` shows it. */
  synchronized Map<String, Object> describe(Fault fault) {
    var parameters = new LinkedHashMap<String, Object>();
    fault.parameters().forEach((name, parameter) -> parameters.put(name, parameter.describe()));
    var found = running.get(fault.name());
    var active = found == null || found.isOver() ? null : Answer.fields(
        "parameters", found.parameters(),
        "remainingSeconds", TimeUnit.NANOSECONDS.toSeconds(found.endsAtNanos() - System.nanoTime()) + 1);
    return Answer.fields(
        "name", fault.name(), "description", fault.description(), "parameters", parameters, "active", active);
  }

  private static Map<String, Double> read(Fault fault, JsonObject given) {
    var problems = new ArrayList<String>();
    for (var name : given.keySet()) {
      if (fault.parameters().containsKey(name)) continue;
      var known = String.join(", ", new TreeSet<>(fault.parameters().keySet()));
      problems.add(fault.name() + "." + name + " is no parameter; there are: " + known);
    }
    var values = new LinkedHashMap<String, Double>();
    fault.parameters().forEach((name, parameter) -> {
      var value = given.get(name);
      var isNumber = value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
      var number = isNumber ? value.getAsDouble() : parameter.usual();
      if (value != null && !isNumber || number < parameter.min() || number > parameter.max()) {
        problems.add(String.format("%s.%s %s: must be a number from %s to %s (%s)", fault.name(), name, value,
            plain(parameter.min()), plain(parameter.max()), parameter.unit()));
      }
      values.put(name, number);
    });
    if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("; ", problems));
    return values;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  static List<String> names() {
    return Fault.ALL.stream().map(Fault::name).toList();
  }
}
