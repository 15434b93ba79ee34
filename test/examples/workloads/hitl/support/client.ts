import type { ExecutionContext } from "ava";
import { WebSocket } from "ws";
import { until } from "../../support/until.ts";

/** An answer of the service. */
export interface Answer<Body = Readonly<Record<string, unknown>>> {
  readonly status: number;
  readonly body: Body;
}

/** Asks the service; a request that is never answered fails after a while. */
export async function ask<Body = Readonly<Record<string, unknown>>>(
  url: string,
  method = "GET",
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<Body>> {
  const answer = await fetch(url, {
    method,
    signal: AbortSignal.timeout(60_000),
    headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === "" ? {} : JSON.parse(text)) as Body };
}

export interface Health {
  readonly status: string;
  readonly started_at: string;
  readonly uptime_seconds: number;
  readonly startup_seconds?: number;
  readonly dependencies?: Readonly<Record<"postgres" | "redis", DependencyHealth>>;
}

interface DependencyHealth {
  readonly status: "up" | "down";
  readonly latency_ms: number;
  readonly error?: string;
}

export const review = { code: "APV-1", title: "A test", severity: "high", action: "Nothing" };

/** Creates a review and returns its id. */
export async function createReview(url: string): Promise<number> {
  const { status, body } = await ask<{ readonly id: number }>(`${url}/api/v1/reviews`, "POST", review);
  if (status !== 201) throw new Error(`no review: ${status} ${JSON.stringify(body)}`);
  return body.id;
}

/** Begins a session and returns the header that decisions need. */
export async function openSession(url: string): Promise<{ readonly authorization: string }> {
  const { body } = await ask<{ readonly token: string }>(`${url}/api/v1/sessions`, "POST", { reviewer: "anna" });
  return { authorization: `Bearer ${body.token}` };
}

/** What `/health/ready` says of everything: `down postgres=down redis=up`. */
export async function readiness(url: string): Promise<string> {
  const { body } = await ask<Health>(`${url}/health/ready`);
  const dependencies = Object.entries(body.dependencies ?? {}).map(([name, { status }]) => `${name}=${status}`);
  return [body.status, ...dependencies].join(" ");
}

/** Waits until `/health/ready` says so. */
export async function untilReadiness(url: string, expected: string): Promise<void> {
  let said = "nothing";
  try {
    await until(expected, async () => {
      said = await readiness(url);
      return said === expected;
    });
  } catch (error) {
    throw new Error(`it says ${said}, not ${expected}`, { cause: error });
  }
}

/** Somebody who watches. */
export interface Watcher {
  readonly messages: readonly { readonly type: string; readonly review?: { readonly id: number } }[];
  /** Closed, with this code. */
  closed(): number | undefined;
  saw(type: string, id?: number): Promise<unknown>;
  close(): void;
}

/** Opens a WebSocket and waits for the greeting; it is closed when the test ends. */
export async function watch(t: ExecutionContext, url: string): Promise<Watcher> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/ws`);
  t.teardown(() => socket.terminate());
  const messages: Watcher["messages"][number][] = [];
  let code: number | undefined;
  socket.on("message", (data) => messages.push(JSON.parse(String(data))));
  socket.on("close", (given) => {
    code = given;
  });
  socket.on("error", () => {});
  const watcher: Watcher = {
    messages,
    closed: () => code,
    saw: (type, id) =>
      until(`the message ${type} ${id ?? ""}`, () =>
        messages.some((message) => message.type === type && (id === undefined || message.review?.id === id)),
      ),
    close: () => socket.close(),
  };
  await watcher.saw("welcome");
  return watcher;
}
