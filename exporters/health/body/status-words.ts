/** What a service says of itself or of a component; `unknown` when its word is not one of ours. */
export type State = "up" | "degraded" | "down" | "unknown";

const words: Readonly<Record<Exclude<State, "unknown">, string>> = {
  up: "up ok okay healthy pass passed passing available ready alive live running serving connected online active green success succeeded started normal good true yes",
  degraded: "degraded warn warning partial yellow impaired slow",
  down: "down fail failed failing failure error errored unhealthy critical fatal unavailable out_of_service not_ready notready not_serving not_available disconnected offline inactive dead red stopped starting pending initializing timeout timed_out refused unreachable bad false no",
};

const stateOfWord: ReadonlyMap<string, State> = new Map(
  (Object.keys(words) as (keyof typeof words)[]).flatMap((state) =>
    words[state].split(" ").map((word) => [word, state] as const),
  ),
);

/** Reads a status in whatever words: Spring Actuator's, MicroProfile's, ASP.NET's, of draft-inadarei-api-health-check. */
export function stateOf(value: unknown): State {
  if (typeof value === "boolean") return value ? "up" : "down";
  if (typeof value !== "string") return "unknown";
  return (
    stateOfWord.get(
      value
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, "_"),
    ) ?? "unknown"
  );
}

const rank: readonly State[] = ["up", "unknown", "degraded", "down"];

/** The worse of two. */
export function worse(one: State, other: State): State {
  return rank.indexOf(one) >= rank.indexOf(other) ? one : other;
}
