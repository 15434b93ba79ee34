package chat4all;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes messages to Kafka; finds the broker by itself, whenever it comes. */
final class Publisher {
  private static final String TOPIC = "messages";
  /** As in kafka/topics.ts. */
  private static final int PARTITIONS = 6;
  private static final int SECONDS_BETWEEN_LOOKS = 3;

  private final Map<String, Object> client;
  private final Metrics metrics;
  private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
  /** Both are made when the broker's name is known to the network: the constructors ask for it. */
  private Admin admin;
  private volatile KafkaProducer<String, String> producer;
  private volatile boolean up;

  Publisher(String brokers, Metrics metrics) {
    this.client = Map.of("bootstrap.servers", brokers, "client.id", "api-service", "reconnect.backoff.max.ms", 1000);
    this.metrics = metrics;
    looks.scheduleWithFixedDelay(this::look, 0, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
  }

  /** Whether Kafka answered when it was last looked at. */
  boolean isUp() {
    return up;
  }

  /** True when every replica in sync has the message; false after three seconds at most. */
  boolean publish(String key, String value) throws InterruptedException {
    var start = System.nanoTime();
    try {
      if (producer == null) return false;
      producer.send(new ProducerRecord<>(TOPIC, key, value)).get();
      return true;
    } catch (ExecutionException | KafkaException error) {
      Log.warn("message not published", Map.of("reason", String.valueOf(error.getMessage())));
      return false;
    } finally {
      metrics.published(TOPIC, System.nanoTime() - start);
    }
  }

  void close() {
    looks.shutdownNow();
    if (producer != null) producer.close(Duration.ofSeconds(1));
    if (admin != null) admin.close(Duration.ofSeconds(1));
  }

  private void look() {
    try {
      if (admin == null) admin = Admin.create(with(Map.of("default.api.timeout.ms", 3000, "request.timeout.ms", 2000)));
      admin.describeCluster().nodes().get(4, TimeUnit.SECONDS);
      if (producer == null) {
        makeTopic();
        producer = makeProducer();
      }
      if (!up) Log.info("Kafka is there", Map.of());
      up = true;
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
    } catch (Exception error) {
      if (up || producer == null) Log.warn("waiting for Kafka", Map.of("reason", String.valueOf(error.getMessage())));
      up = false;
    }
  }

  private KafkaProducer<String, String> makeProducer() {
    var made = new KafkaProducer<>(with(Map.of(
        "acks", "all",
        "linger.ms", 0, // each sender waits for its own message
        "max.block.ms", 1000,
        "request.timeout.ms", 1500,
        "delivery.timeout.ms", 2000)), new StringSerializer(), new StringSerializer());
    try {
      made.partitionsFor(TOPIC); // or the first sender would wait for it
      return made;
    } catch (KafkaException error) {
      made.close(Duration.ZERO);
      throw error;
    }
  }

  private void makeTopic() throws InterruptedException, ExecutionException {
    try {
      admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty()))).all().get();
    } catch (ExecutionException error) {
      if (!(error.getCause() instanceof TopicExistsException)) throw error;
    }
  }

  private Map<String, Object> with(Map<String, Object> more) {
    var all = new HashMap<>(client);
    all.putAll(more);
    return all;
  }
}
