import type { Result } from "../result/index.ts";
import { isWorse } from "./change-row.ts";
import { faultsSentence } from "./judged/index.ts";
import { count, time } from "./words/index.ts";

/** Only a rehearsal says whether one is ready: what is measured alone passes. */
const ofParts = { ready: "passed", "not ready": "failed", "not measured": "not measured" } as const;

/** `Not ready: score 71 of 100, 2 gates failed.`, with what is missing and how much is worse than the baseline. */
export function verdictLine({ mode, readiness, complete, parts, changes = [] }: Result): string {
  const { score, gates } = readiness;
  const verdict = mode === "rehearsal" ? readiness.verdict : ofParts[readiness.verdict];
  const failed = gates.filter((gate) => gate.failed).length;
  const worse = changes.filter(isWorse).length;
  const facts = [
    score === undefined ? withoutScore(parts) : `score ${Math.floor(score)} of 100`,
    failed > 0 && `${count(failed, "gate")} failed`,
    worse > 0 && `${count(worse, "figure")} worse than the baseline`,
    readiness.covered < 1 && (score !== undefined || parts.faults === undefined) && coveredText(readiness.covered),
    !complete && "interrupted",
  ].filter((text) => text !== false);
  return `${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}: ${facts.join(", ")}.`;
}

/** Faults of a watched system earn no points. */
function withoutScore({ faults }: Result["parts"]): string {
  return faults === undefined ? "no score" : faultsSentence(faults);
}

/** `rehearsal of chat4all/staging, full selection, 1053 episodes in 26m10s`. */
export function subjectLine({ mode, project, stack, conditions, effort, seconds }: Result): string {
  const played =
    effort === undefined ? "" : `, ${count(effort.episodes, "episode")} of ${count(effort.alerts, "alert")}`;
  return `${mode} of ${project}/${stack} (${conditions.selection})${played}, took ${time(seconds * 1000)}`;
}

/** What an interrupted run is worth; undefined for one that came to its end. */
export function interruptedSentence({ complete }: Result): string | undefined {
  return complete
    ? undefined
    : "Interrupted: a part that was not finished says what was seen until then, and earns nothing. Run it again.";
}

/** How times are to be read. */
export function factorSentence(factor: number): string {
  return factor === 1
    ? "Nothing is compressed: every time is that of the real stack."
    : `Times of the compressed copy stand as measured, then multiplied by the factor: 1.8 s ×${factor} = ${time(1800 * factor)} of the real stack. A time without a factor is real as it stands.`;
}

function coveredText(covered: number): string {
  return `${Math.floor(covered * 100 + 1e-9)} % of the weights measured`;
}
