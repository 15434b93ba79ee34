import { type Finding, toText } from "../problems/index.ts";
import type { Routes } from "../validation/index.ts";
import { count, row } from "./row.ts";

/** Whom alerts would reach, for a person: each receiver with its alerts, what keeps quiet, and what is wrong. */
export function printRoutes({ status, findings, rows, receivers = [], ...routes }: Routes): string {
  const { inhibitions, mutes, grouping, watchdog } = routes;
  const of = (right: number, all: number, what: string) => `${right} of ${count(all, what)} as declared`;
  const lines = [
    ...receivers.map(({ name, tells }) => {
      const alerts = new Set(rows.filter(({ got }) => got.includes(name)).map(({ alert }) => alert)).size;
      return row(name, `${count(alerts, "alert")}; ${tells.length === 0 ? "tells nobody" : tells.join(", ")}`);
    }),
    row("kept quiet now", count(rows.filter(({ got }) => got.length === 0).length, "alert")),
    "",
    row("inhibitions", of(inhibitions.honoured, inhibitions.expected, "pair")),
    row("mutes", of(mutes.honoured, mutes.expected, "alert")),
    row("groups", of(grouping.right, grouping.notifications, "alert")),
    row(
      "always firing",
      watchdog === undefined
        ? "nothing arrived"
        : `${watchdog.alert} at ${watchdog.receiver}, ${count(watchdog.notifications, "message")} of late`,
    ),
    "",
  ];
  const found = findings.length === 0 ? "" : `${toText(findings.map(asFinding))}\n`;
  return `${lines.join("\n")}\n${found}${status === "passed" ? "Passed." : "Failed."}\n`;
}

/** As it was before it went through a schema, which tells an absent hint by `undefined`. */
function asFinding({ hint, ...finding }: Routes["findings"][number]): Finding {
  return { ...finding, ...(hint !== undefined && { hint }) };
}
