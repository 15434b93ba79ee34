package chat4all;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a fault does by itself; the others are looked at where they matter. */
final class FaultEffects {
  private static final int MEGABYTE = 1024 * 1024;
  private static final int EXIT_CODE = 70;

  private FaultEffects() {}

  /** Starts it for so long; the result ends it earlier. */
  static Runnable start(String name, Map<String, Double> parameters, long nanos) {
    return switch (name) {
      case "crash" -> background(FaultEffects::crash);
      case "leak-memory" -> background(
          () -> leak(parameters.get("limitMegabytes").intValue(), parameters.get("megabytesPerSecond").intValue(), nanos));
      case "burn-cpu" -> {
        var threads = new ArrayList<Runnable>();
        for (var n = 0; n < Math.round(parameters.get("threads")); n++) {
          threads.add(background(() -> burn(parameters.get("share"), nanos)));
        }
        yield () -> threads.forEach(Runnable::run);
      }
      default -> () -> {};
    };
  }

  /** Late enough for the answer to leave, hard enough that nothing is tidied up. */
  private static void crash() throws InterruptedException {
    Thread.sleep(50);
    Runtime.getRuntime().halt(EXIT_CODE);
  }

  private static void leak(int limit, int perSecond, long nanos) throws InterruptedException {
    var kept = new ArrayList<byte[]>();
    var end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      for (var n = 0; n < perSecond && kept.size() < limit; n++) {
        var megabyte = new byte[MEGABYTE];
        Arrays.fill(megabyte, (byte) 1);
        kept.add(megabyte);
      }
      Thread.sleep(Math.min(1000, Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()))));
    }
  }

  /** Busy for a share of every tenth of a second. */
  private static void burn(double share, long nanos) throws InterruptedException {
    var end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      var busyUntil = System.nanoTime() + (long) (share * 100_000_000);
      while (System.nanoTime() < busyUntil) Thread.onSpinWait();
      Thread.sleep(Math.round((1 - share) * 100));
    }
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private static Runnable background(Work work) {
    var thread = new Thread(() -> {
      try {
        work.run();
      } catch (InterruptedException ended) {
        // Told to end.
      }
    }, "fault");
    thread.setDaemon(true);
    thread.start();
    return thread::interrupt;
  }
}
