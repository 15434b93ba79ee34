import { type Logger, pino } from "pino";

export type { Logger } from "pino";

/** JSON lines on standard output, level by name, no host name or process id: the container's name says both. */
export function createLogger(level: string, destination: { write(line: string): void } = standardOutput()): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, destination);
}

/** A log that nobody takes any more (a full disk, a broken pipe) must not end the program: lines beyond 1 MiB are dropped until it works again. */
function standardOutput() {
  const destination = pino.destination({ fd: 1, sync: true, maxLength: 1024 ** 2 });
  destination.on("error", () => {});
  return destination;
}
