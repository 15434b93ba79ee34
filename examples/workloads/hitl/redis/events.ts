import { ask, type Redis } from "./open-redis.ts";

/** What happens to reviews, told to every replica through Redis; while it is away nothing is told, and nothing is kept. */
export interface Events {
  /** Throws DependencyError when Redis did not take it. */
  publish(event: object): Promise<void>;
  stop(): void;
}

export interface EventHandlers {
  /** An event as it was published, in JSON. */
  readonly received: (text: string) => void;
  /** Events may have been missed: the connection was away and is back. */
  readonly resumed: () => void;
}

const channel = "hitl:events";
const pingMs = 2000;

/** Publishes on one connection and listens on another. */
export function createEvents(publisher: Redis, subscriber: Redis, { received, resumed }: EventHandlers): Events {
  let wasSubscribed = false;
  const subscribe = async () => {
    try {
      await subscriber.subscribe(channel);
      if (wasSubscribed) resumed();
      wasSubscribed = true;
    } catch {
      // The next connection tries again.
      subscriber.disconnect(true);
    }
  };
  subscriber.on("ready", () => void subscribe());
  subscriber.on("message", (_channel, text) => received(text));
  // Somebody who only listens would never learn that the line is dead.
  const pinging = setInterval(() => void subscriber.ping().catch(() => {}), pingMs).unref();
  return {
    async publish(event) {
      await ask(publisher.publish(channel, JSON.stringify(event)));
    },
    stop() {
      clearInterval(pinging);
    },
  };
}
