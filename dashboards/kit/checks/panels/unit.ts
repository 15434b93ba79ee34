import * as units from "@grafana/grafana-foundation-sdk/units";
import { within } from "../../../../alerts/kit/checks/index.ts";
import { didYouMean } from "../../../../problems/index.ts";
import { type Check, nothing } from "../check.ts";

export const unit: Check = {
  id: "dashboards/unit",
  severity: "warning",
  summary: "A panel of numbers says no unit, or one that Grafana does not know.",
  why: "0.25 may be a quarter of a second, 25 %, or a quarter of a byte; an unknown unit is printed behind the number as it is.",
  remedy: "Set one; `short` is for plain counts. A unit of a single field does not stand for the others.",
  bad: '{ "fieldConfig": { "defaults": {} } }',
  good: '{ "fieldConfig": { "defaults": { "unit": "reqps" } } }',
  of: "panel",
  run: (panel) => {
    const { type, library, mapped, queries, fieldUnits } = panel;
    const given = panel.unit;
    const unknown = [...(given === undefined ? [] : [given]), ...fieldUnits]
      .filter(({ value }) => value !== "" && !isKnown(value))
      .map((one) => {
        const meant = didYouMean(one.value, known);
        return {
          message: `there is no unit "${one.value}".`,
          ...(meant === undefined ? {} : { hint: `Is ${meant} meant?` }),
          at: within(one),
        };
      });
    if (unknown.length > 0) return unknown;
    if (!ofNumbers.has(type.value) || library !== undefined || mapped || queries.length === 0) return nothing;
    if (given !== undefined && given.value !== "") return nothing;
    // A table's columns have units of their own, and texts among them.
    if (/^table/.test(type.value) && (fieldUnits.length > 0 || queries.some(({ format }) => format === "table")))
      return nothing;
    const masked = fieldUnits.length > 0 ? "; those of single fields are not for the others" : "";
    return [{ message: `it says no unit${masked}.` }];
  },
};

/** Visualisations that show numbers with their unit. */
const ofNumbers = new Set("timeseries graph stat singlestat gauge bargauge barchart trend table table-old".split(" "));

const known: readonly string[] = Object.values(units).flatMap((one) =>
  typeof one === "string" ? [one as string] : [],
);
const names = new Set([...known, "none", "short"]);

function isKnown(name: string): boolean {
  return names.has(name) || /^(?:prefix|suffix|si|count|time|currency|bool):/.test(name) || name.includes("$");
}
