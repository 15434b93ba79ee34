package chat4all;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The service's flags, each `--name=value`. */
record Settings(InetSocketAddress listenAddress, String brokers, Path filesDir, long filesMaxBytes) {
  private static final Map<String, String> DEFAULTS = new TreeMap<>(Map.of(
      "web.listen-address", ":8080",
      "kafka.brokers", "localhost:9092",
      "files.dir", "/files",
      "files.max-bytes", "67108864"));

  static Settings parse(String[] args) {
    var given = new HashMap<>(DEFAULTS);
    for (var arg : args) {
      var parts = arg.split("=", 2);
      var name = parts[0].replaceFirst("^--", "");
      if (parts.length < 2 || !arg.startsWith("--") || !DEFAULTS.containsKey(name)) {
        throw new IllegalArgumentException(arg + ": is no flag; there are --" + String.join("=…, --", DEFAULTS.keySet()) + "=…");
      }
      given.put(name, parts[1]);
    }
    return new Settings(
        address(given.get("web.listen-address")),
        given.get("kafka.brokers"),
        Path.of(given.get("files.dir")),
        bytes(given.get("files.max-bytes")));
  }

  /** `host:port`, or `:port` for every address. */
  private static InetSocketAddress address(String text) {
    var colon = text.lastIndexOf(':');
    try {
      var port = Integer.parseInt(text.substring(colon + 1));
      var host = text.substring(0, Math.max(0, colon));
      return host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
    } catch (IllegalArgumentException error) {
      throw new IllegalArgumentException("--web.listen-address: \"" + text + "\" is no host:port or :port", error);
    }
  }

  private static long bytes(String text) {
    try {
      var bytes = Long.parseLong(text);
      if (bytes > 0) return bytes;
    } catch (NumberFormatException error) {
      // Said below.
    }
    throw new IllegalArgumentException("--files.max-bytes: \"" + text + "\" is no number of bytes above 0");
  }
}
