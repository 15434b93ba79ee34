import { isTestName } from "../run/index.ts";

/** A file that should hold a result, by its name. */
export interface ResultFile {
  readonly name: string;
  readonly test: string;
  /** Of Locust's several files, the one without which the others say nothing is `stats`. */
  readonly part: "whole" | "stats" | "failures" | "exceptions" | "history";
}

const endings = [
  ["_stats_history.csv", "history"],
  ["_stats.csv", "stats"],
  ["_failures.csv", "failures"],
  ["_exceptions.csv", "exceptions"],
  [".locust.json", "whole"],
  [".k6.json", "whole"],
  [".json", "whole"],
] as const;

/** What a file in the watched folder should be; undefined for what is none of ours. */
export function resultFile(name: string): ResultFile | undefined {
  const [ending, part] = endings.find(([text]) => name.endsWith(text)) ?? [];
  if (ending === undefined || part === undefined) return undefined;
  const test = name.slice(0, -ending.length);
  return isTestName(test) ? { name, test, part } : undefined;
}
