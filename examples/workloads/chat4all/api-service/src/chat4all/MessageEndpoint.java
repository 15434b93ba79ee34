package chat4all;

import com.google.gson.Gson;
import java.io.IOException;
import java.util.Map;

/** POST /v1/messages: checks a message, writes it to Kafka and only then accepts it. */
final class MessageEndpoint implements Endpoint {
  private static final int MAX_BODY = 32 * 1024;
  private static final Gson GSON = new Gson();

  private final Publisher publisher;
  private final FaultBoard faults;
  private final Metrics metrics;

  MessageEndpoint(Publisher publisher, FaultBoard faults, Metrics metrics) {
    this.publisher = publisher;
    this.faults = faults;
    this.metrics = metrics;
  }

  @Override
  public Answer answer(Request request) throws IOException, InterruptedException {
    try {
      var message = accept(request);
      metrics.accepted();
      return Answer.json(202, Answer.fields("id", message.id(), "status", "accepted"));
    } catch (IncomingMessage.Refused refused) {
      metrics.rejected(refused.reason);
      return refused.reason.answer();
    }
  }

  @Override
  public void turnedAway() {
    metrics.rejected(Rejection.OVERLOADED);
  }

  private IncomingMessage accept(Request request) throws IOException, InterruptedException, IncomingMessage.Refused {
    var body = request.text(MAX_BODY).orElseThrow(() -> new IncomingMessage.Refused(Rejection.PAYLOAD_TOO_LARGE));
    if (faults.active("reject-all").isPresent()) throw new IncomingMessage.Refused(Rejection.REJECT_ALL);
    var message = IncomingMessage.parse(body);
    var isDown = faults.active("dependency-down").isPresent();
    if (isDown || !publisher.publish(message.conversation(), GSON.toJson(record(message)))) {
      throw new IncomingMessage.Refused(Rejection.DEPENDENCY_DOWN);
    }
    return message;
  }

  /** The message as it travels: kafka/message.ts reads it. */
  private static Map<String, Object> record(IncomingMessage message) {
    return Answer.fields(
        "id", message.id(),
        "channel", message.channel(),
        "to", message.to(),
        "text", message.text(),
        "acceptedAt", System.currentTimeMillis());
  }
}
