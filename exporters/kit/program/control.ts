import { isDeepStrictEqual } from "node:util";
import { DefinitionError, type Finding } from "../../../problems/index.ts";
import type { Logger } from "../log.ts";
import { configFile, type LoadedSettings, printSettings, settingsFinding } from "../settings/index.ts";

/** How a running program's settings are seen and changed from outside; `startServer` makes endpoints and metrics of it. */
export interface Control {
  /** The settings in force as YAML, with the file they were read from in the first line. */
  print(): string;
  /** Reads the settings again. Findings with errors: those of before are still in force. Never throws; one after the other. */
  reload(): Promise<readonly Finding[]>;
  /** How the last reading of the settings file went; undefined without a file. */
  lastReading(): { readonly successful: boolean; readonly inForceSince: number } | undefined;
}

/** What a control works on. */
export interface ControlOptions {
  readonly loaded: LoadedSettings;
  readonly log: Logger;
  /** Reads and checks the settings; throws a DefinitionError. */
  read(): { readonly loaded: LoadedSettings; readonly warnings: readonly Finding[] };
  /** Goes over to new settings; undefined where the program cannot. */
  apply(): ((values: LoadedSettings["values"]) => Promise<void>) | undefined;
  readonly fixed: readonly string[];
  /** Seconds since 1970. @default the wall clock */
  readonly now?: () => number;
}

const alwaysFixed = [configFile, "web.listen-address", "web.config.file"];
/** The kit changes this one itself. */
const logLevel = "log.level";

/** Makes the control of a program that runs with `loaded`. */
export function createControl({
  loaded,
  log,
  read,
  apply,
  fixed,
  now = () => Date.now() / 1000,
}: ControlOptions): Control {
  let inForce = loaded;
  let inForceSince = now();
  let successful = true;
  let last: Promise<unknown> = Promise.resolve();

  async function reload(): Promise<readonly Finding[]> {
    try {
      const { loaded: next, warnings } = read();
      const goOver = apply();
      refuseFixed(inForce, next, goOver === undefined ? undefined : [...alwaysFixed, ...fixed]);
      await goOver?.(next.values);
      log.level = String(next.values[logLevel] ?? log.level);
      inForce = next;
      inForceSince = now();
      successful = true;
      log.info({ file: next.realPath, warnings }, "settings read again");
      return warnings;
    } catch (error) {
      successful = false;
      const findings = error instanceof DefinitionError ? error.findings : [unforeseen(error as Error)];
      log.error({ findings }, "settings cannot be used, those of before stay in force");
      return findings;
    }
  }

  return {
    print: () => printSettings(inForce),
    reload() {
      const done = last.then(reload);
      last = done;
      return done;
    },
    lastReading: () => (inForce.realPath === undefined ? undefined : { successful, inForceSince }),
  };
}

/** `fixed` undefined: everything but the log level is. */
function refuseFixed(before: LoadedSettings, next: LoadedSettings, fixed: readonly string[] | undefined): void {
  const changed = next.settings.filter(({ flag }) => {
    if (flag === logLevel || (fixed !== undefined && !fixed.includes(flag))) return false;
    return !isDeepStrictEqual(before.given.get(flag)?.value, next.given.get(flag)?.value);
  });
  if (changed.length === 0) return;
  throw new DefinitionError(
    changed.map(({ flag, fileKeys }) => {
      const place = (next.given.get(flag) ?? before.given.get(flag))?.place ?? fileKeys.join(" › ");
      return settingsFinding("fixed", place, "cannot change while the program runs", "Restart the program.");
    }),
  );
}

function unforeseen(error: Error): Finding {
  return settingsFinding("unusable", "settings", error.message);
}
