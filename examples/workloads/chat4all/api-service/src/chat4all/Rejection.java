package chat4all;

import java.util.Locale;

/** Why a message is refused: the label of the metric, the status and the sentence for its sender. */
enum Rejection {
  EMPTY_TEXT(422, "the text is empty"),
  TOO_LONG(422, "the text is longer than 4096 characters"),
  UNKNOWN_CHANNEL(422, "the channel is unknown; there are instagram and whatsapp"),
  MALFORMED(400, "the body must be a JSON object with the texts channel, to and text, and maybe an id of up to 100 letters, digits, . _ : -"),
  PAYLOAD_TOO_LARGE(413, "the body is larger than 32 KiB"),
  DEPENDENCY_DOWN(503, "Kafka cannot be reached; try again"),
  OVERLOADED(503, "too many requests are under way; try again"),
  REJECT_ALL(422, "every message is rejected on purpose");

  private final int status;
  private final String sentence;

  Rejection(int status, String sentence) {
    this.status = status;
    this.sentence = sentence;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Answer answer() {
    return Answer.json(status, Answer.fields("error", sentence, "reason", label()));
  }
}
