package chat4all;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The JDK's HTTP server on a bounded pool. Clients' requests never take all of its threads: metrics, health and faults answer however
 * slow the service is.
 */
final class ApiServer {
  private static final int THREADS = 128;
  private static final int CLIENTS = 100;
  private static final long STOP_MILLIS = 8000;

  static {
    // Without it the kernel holds each answer back for up to 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final Metrics metrics;
  private final FaultBoard faults;
  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(512));
  private final Semaphore clients = new Semaphore(CLIENTS);
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean stopping;

  ApiServer(Settings settings, Metrics metrics, FaultBoard faults) throws IOException {
    this.metrics = metrics;
    this.faults = faults;
    server = HttpServer.create(settings.listenAddress(), 1024);
    pool.allowCoreThreadTimeOut(true);
    server.setExecutor(pool);
    server.createContext("/", exchange -> counted(exchange, "unknown", request -> notFound(request.path())));
  }

  /** A route for clients: counted, timed, bounded, and where faults strike. */
  void route(String method, String path, Endpoint endpoint) {
    server.createContext(path, exchange -> {
      if (!exchange.getRequestURI().getPath().equals(path)) {
        counted(exchange, "unknown", request -> notFound(request.path()));
      } else if (!exchange.getRequestMethod().equals(method)) {
        exchange.getResponseHeaders().set("Allow", method);
        counted(exchange, path, request -> Answer.error(405, path + " takes " + method));
      } else {
        counted(exchange, path, request -> admitted(request, endpoint));
      }
    });
  }

  /** A route for those who run the service. */
  void internal(String path, Endpoint endpoint) {
    server.createContext(path, exchange -> answer(exchange, endpoint));
  }

  void start() {
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Finishes what is under way; the server's own wait lasts its full time even when there is nothing. */
  void stop() {
    stopping = true;
    var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
    try {
      while (underWay.get() > 0 && System.nanoTime() < deadline) Thread.sleep(20);
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    pool.shutdownNow();
  }

  private Answer admitted(Request request, Endpoint endpoint) throws IOException, InterruptedException {
    if (!clients.tryAcquire()) {
      endpoint.turnedAway();
      return Answer.error(503, "too many requests are under way");
    }
    try {
      var slow = faults.active("slow");
      if (slow.isPresent()) Thread.sleep(slow.get().get("delayMs").longValue());
      var errors = faults.active("errors");
      if (errors.isPresent() && ThreadLocalRandom.current().nextDouble() < errors.get().get("share").doubleValue()) {
        return Answer.error(500, "something went wrong on purpose");
      }
      return endpoint.answer(request);
    } finally {
      clients.release();
    }
  }

  private void counted(HttpExchange exchange, String route, Endpoint endpoint) throws IOException {
    var start = System.nanoTime();
    var method = exchange.getRequestMethod();
    var status = answer(exchange, endpoint);
    metrics.answered(method, route, status, System.nanoTime() - start);
  }

  private int answer(HttpExchange exchange, Endpoint endpoint) throws IOException {
    underWay.incrementAndGet();
    try (exchange) {
      var answer = safely(Request.of(exchange), endpoint);
      if (stopping) exchange.getResponseHeaders().set("Connection", "close");
      answer.send(exchange);
      return answer.status();
    } finally {
      underWay.decrementAndGet();
    }
  }

  private static Answer safely(Request request, Endpoint endpoint) {
    try {
      return endpoint.answer(request);
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
      return Answer.error(503, "the service stops");
    } catch (IOException | RuntimeException error) {
      Log.warn("request failed", Map.of("path", request.path(), "reason", String.valueOf(error)));
      return Answer.error(500, "internal error; the program's log has the cause");
    }
  }

  private static Answer notFound(String path) {
    return Answer.error(404, "there is no " + path + " here");
  }
}
