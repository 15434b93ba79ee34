/** A value of a factor and what it means, in words for a report. */
interface Meaning {
  readonly value: string;
  readonly meaning: string;
}

/** A part that can die, and how many of its kind the copy needs for that. */
interface Part extends Meaning {
  readonly prometheuses: 1 | 2;
  readonly alertmanagers: 1 | 3;
}

const alone = { prometheuses: 1, alertmanagers: 1 } as const;

/** What varies between the cases of the kill matrix; the order is that of the report. */
export const factors = {
  part: [
    { value: "prometheus", meaning: "the only Prometheus", ...alone },
    { value: "one-of-two-prometheuses", meaning: "one of two Prometheis", ...alone, prometheuses: 2 },
    { value: "alertmanager", meaning: "the only Alertmanager", ...alone },
    { value: "one-of-three-alertmanagers", meaning: "one of three Alertmanagers", ...alone, alertmanagers: 3 },
    { value: "inbox", meaning: "the receiver of the notifications", ...alone },
    { value: "exporter", meaning: "the target that exposes what the alert reads", ...alone },
    { value: "network", meaning: "the network between Prometheus and Alertmanager", ...alone },
  ],
  how: [
    { value: "SIGTERM", meaning: "it is asked to end and may put away what it holds" },
    { value: "SIGKILL", meaning: "it ends at once" },
    { value: "pause", meaning: "it stands still and keeps its connections" },
    { value: "cut", meaning: "it is disconnected" },
  ],
  when: [
    { value: "before", meaning: "nothing is wrong yet; the fault begins during the outage" },
    { value: "pending", meaning: "the alert is active and has not waited long enough to fire" },
    { value: "firing", meaning: "the alert fires and its message has arrived" },
    { value: "resolving", meaning: "the fault is over and the message that says so has not arrived" },
  ],
  outage: [
    { value: "short", meaning: "shorter than Alertmanager takes an alert for active that is not sent again" },
    { value: "beyond-ends-at", meaning: "longer than that" },
  ],
} as const satisfies Record<"how" | "when" | "outage", readonly Meaning[]> & { readonly part: readonly Part[] };

export type Factor = keyof typeof factors;
/** One case: which part dies, how, when and for how long. */
export type KillPoint = { readonly [F in Factor]: (typeof factors)[F][number]["value"] };

/** `prometheus/SIGKILL/firing/short`. */
export function idOf({ part, how, when, outage }: KillPoint): string {
  return [part, how, when, outage].join("/");
}

/** Every case that can be played, in the order of the factors: a network is cut and takes no signal, a process the other way round. */
export function allKillPoints(): readonly KillPoint[] {
  const points = factors.part.flatMap(({ value: part }) =>
    factors.how.flatMap(({ value: how }) =>
      factors.when.flatMap(({ value: when }) =>
        factors.outage.map(({ value: outage }) => ({ part, how, when, outage })),
      ),
    ),
  );
  return points.filter(({ part, how }) => (part === "network") === (how === "cut"));
}
