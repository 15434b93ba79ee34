import { milliseconds } from "../../../metrics/kit/index.ts";
import { evaluate, type InputSeries, type Sample, Unsupported } from "../evaluate/index.ts";
import type { Alert } from "../rule.ts";
import { toInput } from "./input.ts";
import { scenarioEnd, seriesOf } from "./length.ts";
import type { FiringScenario } from "./scenario.ts";

/** What the expression of an alert leaves at the moment a scenario says it fires. */
export type Expected = { readonly samples: readonly Sample[] } | { readonly problem: string; readonly hint: string };

/** Works out labels and values from the series, unless the scenario gives both. */
export function expectedSamples(alert: Alert, scenario: FiringScenario, span: ExpectedSpan): Expected {
  const { labels, value } = scenario;
  if (labels !== undefined && (value !== undefined || !showsValue(alert))) return { samples: [{ labels, value }] };
  try {
    const samples = activeSamples(alert, span);
    if (samples.length === 0)
      return { problem: `its expression returns nothing at ${scenario.at}.`, hint: "Check the series and the moment." };
    const given = samples.map((sample) => ({ labels: labels ?? sample.labels, value: value ?? sample.value }));
    if (showsValue(alert) && given.some((sample) => sample.value === undefined))
      return { problem: "its text shows a value that only Prometheus can work out.", hint: "Give value." };
    return { samples: given };
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    return {
      problem: `what fires cannot be worked out: ${error.construct} is in the way.`,
      hint: "Give labels and value.",
    };
  }
}

/** What the expression of an alert leaves in all the scenarios in which it fires, as far as it can be worked out. */
export function firingSamples(alert: Alert): readonly Sample[] {
  return alert.scenarios.flatMap((scenario) => {
    if (scenario.kind !== "fires") return [];
    const span = { end: scenarioEnd(alert, scenario), interval };
    const series = seriesOf(scenario).map((one) => toInput(one, span));
    const expected = expectedSamples(alert, scenario, { series, at: span.end, evaluationInterval: interval });
    return "samples" in expected ? expected.samples : [];
  });
}

const interval = milliseconds("15s");

interface ExpectedSpan {
  readonly series: readonly InputSeries[];
  /** When the scenario says the alert fires, in milliseconds. */
  readonly at: number;
  readonly evaluationInterval: number;
}

/** The newest evaluation that returned something: an alert that is kept firing shows the values of that one. */
function activeSamples(
  { expr, keepFiringFor = "0s" }: Alert,
  { series, at, evaluationInterval }: ExpectedSpan,
): readonly Sample[] {
  const newest = at - (at % evaluationInterval);
  for (let time = newest; time >= Math.max(0, newest - milliseconds(keepFiringFor)); time -= evaluationInterval) {
    const result = evaluate(expr.node, { series, time });
    if (typeof result !== "number" && result.length > 0) return result;
  }
  return [];
}

function showsValue({ annotations }: Alert): boolean {
  return Object.values(annotations).some((parts) => parts.some((part) => typeof part !== "string" && "value" in part));
}
