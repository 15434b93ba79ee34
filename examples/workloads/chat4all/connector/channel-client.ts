import type { Channel, Message } from "../kafka/index.ts";

/** What became of one attempt: sent, refused for good, or failed and worth another try. */
export type Outcome = "sent" | "rejected" | "failed";

export interface ChannelClient {
  /** Makes one attempt; never throws. */
  send(message: Message): Promise<Outcome>;
}

export interface ChannelClientOptions {
  readonly url: string;
  readonly channel: Channel;
  readonly timeoutMs: number;
  /** Told how long each attempt took. */
  readonly observe: (seconds: number, outcome: Outcome) => void;
}

/** The channel's API over HTTP. The message's id goes along, so that the API takes a message once however often it is sent. */
export function createChannelClient({ url, channel, timeoutMs, observe }: ChannelClientOptions): ChannelClient {
  const endpoint = new URL(`v1/${channel}/messages`, url.endsWith("/") ? url : `${url}/`);
  const attempt = async ({ id, to, text }: Message): Promise<Outcome> => {
    try {
      const answer = await fetch(endpoint, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": id },
        body: JSON.stringify({ id, to, text }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      await answer.arrayBuffer();
      if (answer.ok) return "sent";
      const mayPass = answer.status >= 500 || answer.status === 408 || answer.status === 429;
      return mayPass ? "failed" : "rejected";
    } catch {
      return "failed";
    }
  };
  return {
    async send(message) {
      const start = performance.now();
      const outcome = await attempt(message);
      observe((performance.now() - start) / 1000, outcome);
      return outcome;
    },
  };
}
