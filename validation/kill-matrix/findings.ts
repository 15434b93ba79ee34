import type { Finding } from "../../problems/index.ts";
import type { KillCase, Resilience } from "../result/index.ts";
import type { Lane } from "./plays.ts";

/** What a case adds to the report's findings: nothing when it passed. */
export function caseFindings({
  id,
  status,
  lost,
  duplicated,
  falseResolved,
  falseFiring,
  silencesKept,
  notes,
}: KillCase): Finding[] {
  if (status === "passed") return [];
  if (status === "not measured")
    return [
      {
        check: "validation/case-not-measured",
        severity: "warning",
        path: id,
        message: notes[0] ?? "It was not played.",
      },
    ];
  const counted = [
    [lost, "lost"],
    [duplicated, "duplicated"],
    [falseResolved, "told as over while it was not"],
    [falseFiring, "told as firing while it was not"],
  ] as const;
  const what = counted.filter(([count]) => count > 0).map(([count, how]) => `${count} ${how}`);
  return [
    {
      ...(lost > 0 ? notificationLost : notSurvived),
      severity: "error",
      path: id,
      message: [...what, ...(silencesKept === false ? ["a silence is gone"] : [])].join(", "),
    },
  ];
}

export function receiverFindings({
  answer,
  status,
  attempts,
  lost,
  duplicated,
}: Resilience["receivers"][number]): Finding[] {
  if (status !== "failed") return [];
  return [
    {
      ...(lost > 0 ? notificationLost : notSurvived),
      severity: "error",
      path: `receiver/${answer}`,
      message: `${attempts} attempts, ${lost} lost, ${duplicated} duplicated`,
    },
  ];
}

const notificationLost = {
  check: "validation/notification-lost",
  hint: "Run the part that died more than once, or give it back what it lost: a volume, a longer retry.",
} as const;
const notSurvived = {
  check: "validation/fault-not-survived",
  hint: "Nothing explains it: look at the notes of the case and at the log of the part that died.",
} as const;

/** A copy that could not be brought up, or broke down. */
export function copyFinding({ topology }: Lane, error: unknown): Finding {
  const { prometheuses, alertmanagers } = topology;
  return {
    check: "validation/copy-failed",
    severity: "error",
    path: `${prometheuses} Prometheus, ${alertmanagers} Alertmanager`,
    message: error instanceof Error ? error.message : String(error),
  };
}
