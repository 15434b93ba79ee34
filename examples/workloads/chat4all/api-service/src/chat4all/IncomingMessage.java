package chat4all;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A message as its sender wrote it, checked. */
record IncomingMessage(String id, String channel, String to, String text) {
  private static final Set<String> CHANNELS = Set.of("instagram", "whatsapp");
  private static final int MAX_CHARACTERS = 4096;

  /** A refusal, and why. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    final Rejection reason;

    Refused(Rejection reason) {
      super(reason.label(), null, false, false);
      this.reason = reason;
    }
  }

  static IncomingMessage parse(String body) throws Refused {
    var json = Request.parseJson(body).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject)
        .orElseThrow(() -> new Refused(Rejection.MALFORMED));
    var channel = text(json, "channel");
    var to = text(json, "to");
    var text = text(json, "text");
    var id = json.has("id") ? text(json, "id") : UUID.randomUUID().toString();
    if (to.isBlank() || to.length() > 200 || !id.matches("[\\w.:-]{1,100}")) throw new Refused(Rejection.MALFORMED);
    if (!CHANNELS.contains(channel)) throw new Refused(Rejection.UNKNOWN_CHANNEL);
    if (text.isBlank()) throw new Refused(Rejection.EMPTY_TEXT);
    if (text.codePointCount(0, text.length()) > MAX_CHARACTERS) throw new Refused(Rejection.TOO_LONG);
    return new IncomingMessage(id, channel, to, text);
  }

  /** What keeps its order: everything to one person on one channel. */
  String conversation() {
    return channel + ":" + to;
  }

  private static String text(JsonObject json, String name) throws Refused {
    return Optional.ofNullable(json.get(name))
        .filter(value -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isString())
        .map(JsonElement::getAsString)
        .orElseThrow(() -> new Refused(Rejection.MALFORMED));
  }
}
