import { createLogger, type Logger } from "../../../exporters/kit/log.ts";

/** A logger that keeps its lines. */
export function recordingLog(): { log: Logger; lines: string[] } {
  const lines: string[] = [];
  return { log: createLogger("debug", { write: (line) => lines.push(line) }), lines };
}
