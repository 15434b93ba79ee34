import type { PartName, Result } from "../../result/index.ts";
import { accuracySentence, judgeAccuracy } from "./accuracy.ts";
import { collectionSentence, judgeCollection } from "./collection.ts";
import { dashboardsSentence, judgeDashboards } from "./dashboards.ts";
import { faultsSentence, judgeFaults } from "./faults.ts";
import { type Judged, type JudgedPart, worstFirst } from "./judged.ts";
import { judgeLatency, latencySentence } from "./latency.ts";
import { judgeResilience, resilienceSentence } from "./resilience.ts";
import { judgeRoutes, routesSentence } from "./routes.ts";

/** Titles of the parts, in the order in which a report has them. */
export const partTitles: Readonly<Record<PartName, string>> = {
  accuracy: "Accuracy",
  latency: "Time to tell",
  routes: "Routes",
  dashboards: "Dashboards",
  collection: "Collection",
  resilience: "Resilience",
  faults: "Faults",
};

/** Every part that the result has, with all that it judged; errors among its findings that no row tells count as judged, too. */
export function judgedParts(result: Result): JudgedPart[] {
  const { parts, conditions } = result;
  const { factor } = conditions;
  const { accuracy, latency, routes, dashboards, collection, resilience, faults } = parts;
  return [
    accuracy && told("accuracy", accuracy, judgeAccuracy(accuracy), accuracySentence(accuracy)),
    latency && told("latency", latency, judgeLatency(latency, factor), latencySentence(latency, factor)),
    routes && told("routes", routes, judgeRoutes(routes), routesSentence(routes)),
    dashboards && told("dashboards", dashboards, judgeDashboards(dashboards), dashboardsSentence(dashboards)),
    collection && told("collection", collection, judgeCollection(collection), collectionSentence(collection)),
    resilience && told("resilience", resilience, judgeResilience(resilience), resilienceSentence(resilience)),
    faults && told("faults", faults, judgeFaults(faults, factor), faultsSentence(faults)),
  ]
    .filter((part) => part !== undefined)
    .map((part) => (isFinished(result, part) ? part : unfinished(part)));
}

/** Of an interrupted run only the parts that earned something were seen to their end. */
function isFinished({ complete, readiness: { weights } }: Result, { part }: JudgedPart): boolean {
  return complete || weights.some((row) => row.part === part && row.earned !== undefined);
}

function unfinished(part: JudgedPart): JudgedPart {
  const judged = part.judged.map((one): Judged => ({ ...one, outcome: "not measured" }));
  return { ...part, status: "not measured", sentence: `interrupted; until then ${part.sentence}`, judged };
}

/** Checks whose findings say again what a row of their part says. */
const restated: ReadonlySet<string> = new Set(
  ["missed", "late", "false", "early", "not-resolved", "above-bound", "wrong-receiver", "nobody-told"]
    .concat(["wrong-group", "notification-lost", "fault-not-survived"])
    .map((check) => `validation/${check}`),
);

type AnyPart = NonNullable<Result["parts"][PartName]>;

function told(part: PartName, { status, findings }: AnyPart, judged: readonly Judged[], sentence: string): JudgedPart {
  const errors = findings
    .filter(({ severity, check }) => severity === "error" && !restated.has(check))
    .map(
      ({ check, path, message, hint }): Judged => ({
        subject: `${path} (${check})`,
        outcome: status === "not measured" ? "not measured" : "failed",
        expected: hint ?? "no finding",
        seen: message,
      }),
    );
  return { part, title: partTitles[part], status, sentence, judged: worstFirst([...judged, ...errors]) };
}
