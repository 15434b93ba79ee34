package chat4all;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer as a value, so that what is counted is what was sent. */
record Answer(int status, String contentType, byte[] body) {
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  static Answer json(int status, Object body) {
    return text(status, "application/json; charset=utf-8", GSON.toJson(body));
  }

  /** Fields in the order given: Map.of() has another one in every process. */
  static Map<String, Object> fields(Object... namesAndValues) {
    var fields = new LinkedHashMap<String, Object>();
    for (var i = 0; i < namesAndValues.length; i += 2) fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    return fields;
  }

  static Answer error(int status, String sentence) {
    return json(status, fields("error", sentence));
  }

  static Answer text(int status, String contentType, String body) {
    return new Answer(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  void send(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (status == 503) exchange.getResponseHeaders().set("Retry-After", "1");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
