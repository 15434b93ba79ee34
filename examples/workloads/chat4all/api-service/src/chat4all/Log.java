package chat4all;

import com.google.gson.Gson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON lines on standard output, in the form of the other programs. */
final class Log {
  private static final Gson GSON = new Gson();

  private Log() {}

  static void info(String message, Map<String, ?> fields) {
    write("info", message, fields);
  }

  static void warn(String message, Map<String, ?> fields) {
    write("warn", message, fields);
  }

  private static void write(String level, String message, Map<String, ?> fields) {
    var line = new LinkedHashMap<String, Object>();
    line.put("level", level);
    line.put("time", Instant.now().toString());
    line.putAll(fields);
    line.put("msg", message);
    System.out.println(GSON.toJson(line));
  }
}
