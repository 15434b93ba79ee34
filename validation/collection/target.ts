import type { PlayRequest, PlayStatus } from "../../exporters/signal/index.ts";

/** The signal, as whoever has it play something sees it. */
export interface Target {
  readonly play: (request: PlayRequest) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly status: () => Promise<PlayStatus>;
}

/** Largest plays are written and read within it. */
const patienceMs = 60_000;

/** The signal at an address; its calls throw when it does not answer, or refuses. */
export function targetAt(url: URL): Target {
  const send = async (method: "GET" | "PUT" | "DELETE", body?: string): Promise<PlayStatus> => {
    const response = await fetch(new URL("/api/v1/play", url), {
      method,
      ...(body !== undefined && { body, headers: { "content-type": "application/json" } }),
      signal: AbortSignal.timeout(patienceMs),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${url.origin} refuses to play: ${response.status} ${text.slice(0, 500)}`);
    return JSON.parse(text) as PlayStatus;
  };
  return {
    play: async (request) => void (await send("PUT", JSON.stringify(request))),
    stop: async () => void (await send("DELETE")),
    status: () => send("GET"),
  };
}
