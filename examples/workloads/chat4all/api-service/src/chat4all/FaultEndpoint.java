package chat4all;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/** `/admin/faults`: lists, sets and clears; only for callers on this machine or a private network. */
final class FaultEndpoint implements Endpoint {
  private static final String PATH = "/admin/faults";
  private static final int MAX_BODY = 4096;

  private final FaultBoard board;

  FaultEndpoint(FaultBoard board) {
    this.board = board;
  }

  @Override
  public Answer answer(Request request) throws IOException {
    if (!isNear(request.remote())) {
      return Answer.error(403, "faults are set from this machine or a private network only");
    }
    var name = request.path().substring(PATH.length()).replaceFirst("^/", "");
    return name.isEmpty() ? all(request) : one(request, name);
  }

  private Answer all(Request request) {
    if (request.method().equals("DELETE")) Fault.ALL.forEach(board::clear);
    else if (!request.method().equals("GET")) return Answer.error(405, PATH + " takes GET and DELETE");
    return Answer.json(200, Answer.fields("service", "api-service", "faults", Fault.ALL.stream().map(board::describe).toList()));
  }

  private Answer one(Request request, String name) throws IOException {
    var fault = Fault.ALL.stream().filter(candidate -> candidate.name().equals(name)).findFirst();
    if (fault.isEmpty()) {
      return Answer.error(404, name + " is no fault of api-service; there are: " + String.join(", ", FaultBoard.names()));
    }
    switch (request.method()) {
      case "DELETE" -> board.clear(fault.get());
      case "PUT" -> {
        var given = parameters(request);
        if (given.isEmpty()) return Answer.error(400, name + " takes a JSON object with its parameters");
        try {
          board.set(fault.get(), given.get());
        } catch (IllegalArgumentException error) {
          return Answer.error(400, error.getMessage());
        }
      }
      default -> {
        return Answer.error(405, PATH + "/" + name + " takes PUT and DELETE");
      }
    }
    return Answer.json(200, board.describe(fault.get()));
  }

  private static Optional<JsonObject> parameters(Request request) throws IOException {
    var text = request.text(MAX_BODY).orElse("");
    if (text.isBlank()) return Optional.of(new JsonObject());
    return Request.parseJson(text).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
  }

  /** Loopback, private (RFC 1918, RFC 4193) or link-local. */
  private static boolean isNear(InetAddress address) {
    var isUniqueLocal = address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    return isUniqueLocal || address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress();
  }
}
