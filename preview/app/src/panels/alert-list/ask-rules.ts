import { type DataFrame, FieldType } from "@grafana/data";
import { ask } from "../../prometheus/index.ts";
import { type AlertingRule, alertingRules, type RuleGroup } from "./rules.ts";

/** All alerting rules with their alerts, as the one field of a frame. */
export async function askRules(signal: AbortSignal): Promise<DataFrame[]> {
  const parameters = new URLSearchParams({ type: "alert" });
  const { data } = await ask<{ readonly groups: readonly RuleGroup[] }>("rules", parameters, { signal });
  const rules = alertingRules(data.groups);
  return [{ fields: [{ name: "rule", type: FieldType.other, config: {}, values: rules }], length: rules.length }];
}

export function rulesOf([frame]: readonly DataFrame[]): readonly AlertingRule[] {
  return (frame?.fields[0]?.values ?? []) as readonly AlertingRule[];
}
