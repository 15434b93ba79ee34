import type { Recording, Rule } from "../rule.ts";
import { evaluate } from "./evaluate.ts";
import type { InputSeries } from "./input-series.ts";
import { withRecords } from "./records.ts";
import { type Look, type Storage, seriesStorage } from "./storage.ts";
import { asVector } from "./vector.ts";

/** The series of a scenario, and what the recording rules among `rules` make of them; places count from 0. */
export function ruleStorage(
  series: readonly InputSeries[],
  { rules, interval }: { readonly rules: readonly Rule[]; readonly interval: number },
): Storage {
  const given = seriesStorage(series);
  const records = rules.flatMap((rule, place) => (rule.kind === "record" ? [{ rule, place }] : []));
  if (records.length === 0) return given;
  const evaluateRecord = (rule: Recording, look: Look) =>
    asVector(evaluate(rule.expr.node, { ...look, storage, time: look.now, interval }));
  const storage = withRecords(given, { records, interval, evaluate: evaluateRecord });
  return storage;
}
