import type { Bystanders } from "../plan/index.ts";
import type { Accuracy } from "../result/index.ts";
import type { Elsewhere } from "./elsewhere.ts";

type Summed = NonNullable<Accuracy["elsewhere"]>;

/** Counts what alerts did in the scenarios of others; a row for each alert and scenario in which it fired or had to. */
export function sumElsewhere(
  judged: readonly Elsewhere[],
  notJudged: readonly Bystanders["notJudged"][number][],
): Summed {
  const count = (wanted: Elsewhere["outcome"]) => judged.filter(({ outcome }) => outcome === wanted).length;
  return {
    judged: judged.length,
    quiet: count("quiet"),
    fired: count("as worked out"),
    false: count("false"),
    absent: count("absent"),
    rows: rowsOf(judged),
    notJudged: [...Map.groupBy(notJudged, ({ alert }) => alert)].map(([alert, some]) => ({
      alert: alert.name,
      severity: alert.severity,
      why: some[0]?.why ?? "",
      episodes: some.length,
    })),
  };
}

/** Trials that went the same way are one row. */
function rowsOf(judged: readonly Elsewhere[]): Summed["rows"] {
  const rows = judged.flatMap(({ alert, episode, outcome }) =>
    outcome === "quiet"
      ? []
      : [
          {
            alert: alert.name,
            severity: alert.severity,
            with: episode.alert.name,
            scenario: episode.scenario.name,
            kind: episode.scenario.kind,
            outcome,
          },
        ],
  );
  return [...Map.groupBy(rows, (row) => JSON.stringify(row)).values()].flatMap(([row, ...more]) =>
    row === undefined ? [] : [{ ...row, times: 1 + more.length }],
  );
}
