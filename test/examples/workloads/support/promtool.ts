import { execa } from "execa";
import { exposition } from "./requests.ts";

/** What promtool has to say about a program's metrics; the names in `legacy` are somebody else's choice. */
export async function complaints(
  url: string,
  legacy: readonly string[] = [],
  path = "/actuator/prometheus",
): Promise<readonly string[]> {
  const { all } = await execa("promtool", ["check", "metrics"], {
    input: await exposition(url, path),
    reject: false,
    all: true,
  });
  return all.split("\n").filter((line) => line !== "" && !legacy.some((name) => line.startsWith(`${name} `)));
}

/** Names that Micrometer gives and promtool would not. */
export const micrometersNames = ["process_cpu_time_ns_total", "system_cpu_count"];
