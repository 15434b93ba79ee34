/**
 * Asks candidates one after the other until one answers: the next one at once when one fails, and beside it when it takes longer than the
 * stagger. Undefined when none answered, or the signal came first. A slow one's answer that comes after another's is dropped.
 */
export async function firstAnswer<Candidate, Answer>(
  candidates: readonly Candidate[],
  ask: (candidate: Candidate) => Promise<Answer | undefined>,
  staggerMs: number,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  const queue = candidates.values();
  return new Promise((resolve, reject) => {
    let underWay = 0;
    let finished = false;
    let timer: NodeJS.Timeout | undefined;
    const finish = (answer: Answer | undefined) => {
      finished = true;
      clearTimeout(timer);
      signal.removeEventListener("abort", giveUp);
      resolve(answer);
    };
    const giveUp = () => finish(undefined);
    const next = () => {
      clearTimeout(timer);
      if (finished) return;
      const { value: candidate, done } = queue.next();
      if (done) {
        if (underWay === 0) finish(undefined);
        return;
      }
      underWay++;
      timer = setTimeout(next, staggerMs);
      ask(candidate).then(
        (answer) => {
          underWay--;
          if (answer !== undefined) finish(answer);
          else next();
        },
        (error: unknown) => {
          reject(error);
          finish(undefined);
        },
      );
    };
    signal.addEventListener("abort", giveUp, { once: true });
    next();
  });
}
