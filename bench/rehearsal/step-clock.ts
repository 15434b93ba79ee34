export interface Step {
  readonly step: string;
  readonly seconds: number;
}

/** Measures one step after the other; one that is named again while it goes on is the same. */
export function stepClock(first: string): { at(step: string): void; stop(): readonly Step[] } {
  const steps: Step[] = [];
  let current = { step: first, since: performance.now() };
  const at = (step: string) => {
    if (step === current.step) return;
    const now = performance.now();
    steps.push({ step: current.step, seconds: (now - current.since) / 1000 });
    current = { step, since: now };
  };
  return {
    at,
    stop: () => {
      at("");
      return steps;
    },
  };
}
