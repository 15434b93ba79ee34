package chat4all;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What an endpoint needs of a request. */
record Request(String method, String path, InetAddress remote, HttpExchange exchange) {
  static Request of(HttpExchange exchange) {
    return new Request(
        exchange.getRequestMethod(), exchange.getRequestURI().getPath(), exchange.getRemoteAddress().getAddress(), exchange);
  }

  String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  InputStream body() {
    return exchange.getRequestBody();
  }

  /** The body as text, or nothing when it is longer than that. */
  Optional<String> text(int maxBytes) throws IOException {
    var bytes = body().readNBytes(maxBytes + 1);
    return bytes.length > maxBytes ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
  }

  /** Text as strict JSON, or nothing when it is none. */
  static Optional<JsonElement> parseJson(String text) {
    var reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    try {
      var element = JsonParser.parseReader(reader);
      return reader.peek() == JsonToken.END_DOCUMENT ? Optional.of(element) : Optional.empty();
    } catch (JsonParseException | IOException error) {
      return Optional.empty();
    }
  }
}
