import type { KillCase, Resilience } from "../../result/index.ts";
import { count } from "../words/index.ts";
import type { Judged } from "./judged.ts";

/** Every case of the kill matrix, then every way a receiver does not answer. */
export function judgeResilience({ cases, receivers }: Resilience): Judged[] {
  return [
    ...cases.map(
      (each): Judged => ({
        subject: each.id,
        outcome: each.status,
        expected: "nothing lost, nothing told twice or falsely, silences kept",
        seen: lossesOf(each) || "nothing lost",
      }),
    ),
    ...receivers.map(
      ({ answer, status, attempts, delivered, lost, duplicated }): Judged => ({
        subject: `receiver answers ${answer}`,
        outcome: status,
        expected: "every notification delivered once",
        seen: `${delivered} delivered in ${count(attempts, "attempt")}, ${lost} lost, ${duplicated} duplicated`,
      }),
    ),
  ];
}

export function resilienceSentence({ cases, possible, receivers }: Resilience): string {
  const lost = [...cases, ...receivers].reduce((sum, each) => sum + each.lost, 0);
  const duplicated = [...cases, ...receivers].reduce((sum, each) => sum + each.duplicated, 0);
  return `${cases.length} of ${possible} cases; notifications: ${lost} lost, ${duplicated} duplicated`;
}

/** `1 lost, 2 false resolved`; empty where the case lost nothing. */
export function lossesOf({
  lost,
  duplicated,
  falseResolved,
  falseFiring,
  samplesLost,
  silencesKept,
}: KillCase): string {
  const numbers: readonly (readonly [number, string])[] = [
    [lost, "lost"],
    [duplicated, "duplicated"],
    [falseResolved, "false resolved"],
    [falseFiring, "false firing"],
    [samplesLost, "samples lost"],
  ];
  const texts = numbers.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  return [...texts, ...(silencesKept === false ? ["silences gone"] : [])].join(", ");
}
