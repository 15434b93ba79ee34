package chat4all;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Takes messages and files from clients; every accepted message is in Kafka before its sender hears so. */
public final class ApiService {
  public static void main(String[] args) throws Exception {
    Settings settings;
    try {
      settings = Settings.parse(args);
    } catch (IllegalArgumentException error) {
      System.err.println(error.getMessage());
      System.exit(2);
      return;
    }
    var metrics = new Metrics();
    var faults = new FaultBoard();
    var publisher = new Publisher(settings.brokers(), metrics);
    var server = new ApiServer(settings, metrics, faults);
    server.route("POST", "/v1/messages", new MessageEndpoint(publisher, faults, metrics));
    server.route("POST", "/v1/files", new FileEndpoint(new FileStore(settings.filesDir(), settings.filesMaxBytes()), metrics));
    server.internal("/actuator/prometheus", request -> metrics.expose(request.header("Accept")));
    server.internal("/actuator/health", request -> health(publisher));
    server.internal("/admin/faults", new FaultEndpoint(faults));

    var stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      Log.info("stopping", Map.of());
      server.stop();
      publisher.close();
      stopped.countDown();
    }));
    server.start();
    Log.info("listening", Map.of("port", server.port()));
    stopped.await();
  }

  /** In the form of Spring's actuator. */
  private static Answer health(Publisher publisher) {
    var status = publisher.isUp() ? "UP" : "DOWN";
    var components = Map.of("kafka", Map.of("status", status));
    return Answer.json(status.equals("UP") ? 200 : 503, Answer.fields("status", status, "components", components));
  }
}
