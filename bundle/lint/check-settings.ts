import type { CheckSettings } from "../../alerts/kit/index.ts";
import { milliseconds } from "../../metrics/kit/index.ts";
import type { Settings } from "../../settings/index.ts";

/** What the rules of a stack are held against. */
export function checkSettingsOf(settings: Settings): Partial<CheckSettings> {
  return {
    scrapeInterval: milliseconds(settings.scrapeInterval),
    evaluationInterval: milliseconds(settings.evaluationInterval),
    retention: milliseconds(settings.retention.time),
    externalLabels: [...Object.keys(settings.externalLabels), "replica", "stack"],
  };
}
