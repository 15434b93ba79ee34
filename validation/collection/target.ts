import type { PlayRequest, PlayStatus } from "../../exporters/signal/index.ts";
import { type Access, askJson } from "../observe/index.ts";

/** The signal, as whoever has it play something sees it. */
export interface Target {
  readonly play: (request: PlayRequest) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly status: () => Promise<PlayStatus>;
}

/** Largest plays are written and read within it. */
const patienceMs = 60_000;

/** The signal at an address; its calls throw when it does not answer, or refuses. */
export function targetAt(signal: Access): Target {
  const send = (method: "GET" | "PUT" | "DELETE", body?: PlayRequest) =>
    askJson<PlayStatus>(signal, "/api/v1/play", { method, timeout: patienceMs, ...(body !== undefined && { body }) });
  return {
    play: async (request) => void (await send("PUT", request)),
    stop: async () => void (await send("DELETE")),
    status: () => send("GET"),
  };
}
