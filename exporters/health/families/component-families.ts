import { health } from "../../../metrics/index.ts";
import { type Family, labelText } from "../../kit/index.ts";
import type { ServiceSummary } from "../watch/index.ts";
import { createWriters } from "./writers.ts";

/** What the services said of their components. */
export function componentFamilies(services: readonly ServiceSummary[]): readonly Family[] {
  const writers = createWriters();
  for (const { service, replica, components } of services) {
    const names = { service, ...(replica !== "" && { replica }) };
    for (const { name, state, transitions, changedAtMs } of components.known) {
      const labels = labelText({ service, component: name, ...(replica !== "" && { replica }) });
      writers.of(health.componentTransitions).add(labels, transitions);
      writers.of(health.componentLastChange).add(labels, changedAtMs / 1000);
      if (state === undefined) continue;
      writers.of(health.componentState).addStates(labels, state);
      if (state !== "unknown") writers.of(health.componentUp).add(labels, state === "down" ? 0 : 1);
    }
    const unknown = new Map<string, number>();
    if (components.unknown !== undefined) unknown.set(components.unknown.reason, components.unknown.count);
    const odd = components.known.filter(({ state }) => state === "unknown").length;
    if (odd > 0) unknown.set("unknown_word", odd);
    for (const [reason, count] of unknown)
      writers.of(health.componentUnknown).add(labelText({ ...names, reason }), count);
    for (const [reason, count] of components.dropped)
      writers.of(health.componentsDropped).add(labelText({ ...names, reason }), count);
  }
  return writers.end();
}

/** Series that {@link componentFamilies} writes at most. */
export function componentSeries(services: readonly ServiceSummary[]): number {
  const perComponent = 3 + health.componentState.states.length;
  return services.reduce((sum, { components }) => sum + components.known.length * perComponent + 5, 0);
}
