import type { Drilled, DrillProgress } from "../validation/index.ts";
import { row, seconds } from "./row.ts";

/** The way of a drill, stage by stage, against the longest that the settings allow; whom it reached; what the real alert would not do now. */
export function printDrill({ parts: { latency, routes }, notes }: Drilled): string {
  const [told] = latency?.trials ?? [];
  const stages = Object.entries(told?.stages ?? {}).map(([stage, took]) => row(`  ${names[stage] ?? stage}`, ms(took)));
  const over = latency?.resolved.max;
  return [
    ...(told === undefined
      ? []
      : [
          "  From what went wrong to the message",
          ...stages,
          row("  in all", `${ms(told.total)}, allowed ${ms(told.bound)}`),
        ]),
    ...(over === undefined ? [] : [row("  told that it is over after", ms(over))]),
    ...(routes?.rows ?? []).map(({ alert, got, declared, outcome }) =>
      row(
        `  ${alert}`,
        `${outcome}: reached ${listed(got)}${outcome === "right" ? "" : `, had to reach ${listed(declared)}`}`,
      ),
    ),
    ...notes.map((note) => `  Note: ${note}`),
    "",
  ].join("\n");
}

/** What a drill is at; nothing for what has no line of its own. */
export function toldDrill(progress: DrillProgress): string | undefined {
  switch (progress.step) {
    case "bringing up":
      return progress.detail;
    case "waiting to be told":
    case "waiting to be told that it is over":
      return `${progress.step}, at most ${seconds(Math.ceil(progress.secondsLeft / 5) * 5)}`;
    case "told":
      return `${progress.receivers.join(", ")} told after ${seconds(progress.seconds)}`;
    case "removing":
      return "ending the alert, removing the drill";
    case "trouble":
      return `a look failed: ${progress.error instanceof Error ? progress.error.message : progress.error}`;
  }
}

const names: Readonly<Record<string, string>> = {
  stored: "until its sample was stored",
  active: "until the rule found it",
  firing: "until it fired",
  alertmanager: "until Alertmanager had it",
  inbox: "until the message arrived",
};

function ms(time: number): string {
  return seconds(time / 1000);
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "nobody" : names.join(", ");
}
