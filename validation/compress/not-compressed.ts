import type { Finding } from "../../problems/index.ts";
import type { LeftOut } from "./compress-rules.ts";

/** Says of each rule that the copy does without what stands in its way, one finding for each obstacle. */
export function notCompressed(leftOut: readonly LeftOut[]): readonly Finding[] {
  return leftOut.flatMap(({ group, rule, obstacles }) =>
    obstacles.map((obstacle) => ({
      check: "validation/not-compressed",
      severity: "warning" as const,
      path: `group "${group}" › ${rule.name}`,
      message: `it is left out of the rehearsal: ${obstacle}.`,
      hint: "Its unit test tries it at full durations; write it another way, or choose a factor that divides its times.",
    })),
  );
}
