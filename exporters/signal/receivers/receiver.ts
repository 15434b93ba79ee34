/** How a receiver takes what is posted to it: `willing` hands it on at once, `slow` after a while; the others never do. */
export type Answer = (typeof answers)[number];
export const answers = ["willing", "slow", "500", "429", "none"] as const;

/** What a receiver is to do: the body of `PUT /api/v1/receivers/<name>`. */
export interface ReceiverRequest {
  readonly answer: Answer;
  /** Address that messages are handed on to, with the password they came with. */
  readonly forwardTo: string;
  /** Milliseconds that a slow one waits. @default 2000 */
  readonly delayMs?: number;
}

/** A message that came. */
export interface Attempt {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly answer: Answer;
  /** What the address answered that it was handed on to, while it has. */
  handedOn?: number;
}

/** The answer of `GET /api/v1/receivers/<name>`. */
export interface ReceiverStatus extends ReceiverRequest {
  /** Oldest first, at most the last ten thousand. */
  readonly attempts: readonly Attempt[];
}

/** Receivers by name; in memory only. */
export interface Receivers {
  /** Makes one, or changes what it does from the next message on: its attempts stay. */
  set(name: string, request: ReceiverRequest): ReceiverStatus;
  status(name: string): ReceiverStatus | undefined;
  /** Takes a message as it is told to; undefined: no answer, ever. */
  take(name: string, message: Message): Promise<Taken | undefined>;
}

export interface Message {
  readonly body: unknown;
  readonly authorization: string | undefined;
}

interface Taken {
  readonly status: number;
  readonly text: string;
}

const maxAttempts = 10_000;
const forwardTimeoutMs = 10_000;

/** Starts with none. `now` is the wall clock, whole milliseconds since 1970. */
export function createReceivers(now: () => number, wait: (ms: number) => Promise<unknown>): Receivers {
  const all = new Map<string, { request: ReceiverRequest; readonly attempts: Attempt[] }>();
  const status = (name: string): ReceiverStatus | undefined => {
    const one = all.get(name);
    return one && { ...one.request, attempts: one.attempts };
  };
  return {
    set(name, request) {
      const attempts = all.get(name)?.attempts ?? [];
      all.set(name, { request, attempts });
      return { ...request, attempts };
    },
    status,
    async take(name, message) {
      const one = all.get(name);
      if (one === undefined) return { status: 404, text: "no receiver has this name" };
      const { answer, forwardTo, delayMs = 2000 } = one.request;
      const attempt: Attempt = { atMs: now(), answer };
      one.attempts.push(attempt);
      if (one.attempts.length > maxAttempts) one.attempts.shift();
      if (answer === "none") return undefined;
      if (answer === "500" || answer === "429") return { status: Number(answer), text: "told to refuse" };
      if (answer === "slow") await wait(delayMs);
      const taken = await handOn(forwardTo, message);
      attempt.handedOn = taken.status;
      return taken;
    },
  };
}

async function handOn(forwardTo: string, { body, authorization }: Message): Promise<Taken> {
  try {
    const response = await fetch(forwardTo, {
      method: "POST",
      headers: { "content-type": "application/json", ...(authorization === undefined ? {} : { authorization }) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(forwardTimeoutMs),
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return { status: 502, text: `${forwardTo} does not answer: ${error instanceof Error ? error.message : error}` };
  }
}
