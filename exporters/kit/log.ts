import { type Logger, pino } from "pino";

export type { Logger } from "pino";

/** JSON lines on standard output, level by name, no host name or process id: the container's name says both. */
export function createLogger(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
