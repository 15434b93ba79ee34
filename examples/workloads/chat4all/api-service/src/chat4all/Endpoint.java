package chat4all;

import java.io.IOException;

/** Answers the requests of one route. */
interface Endpoint {
  Answer answer(Request request) throws IOException, InterruptedException;

  /** Told of a request that was turned away before it came here. */
  default void turnedAway() {}
}
