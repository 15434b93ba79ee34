/** Waits for work, but no longer than the signal allows: rejects with a timeout when it is aborted. The work itself goes on. */
export function aborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  if (signal.aborted) {
    work.catch(() => {});
    return Promise.reject(timeoutError());
  }
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(timeoutError());
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

/** Does work that is told to stop after a time, or when the signal is aborted, and waits no longer than that. */
export async function withDeadline<T>(
  milliseconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), milliseconds);
  const both = AbortSignal.any([signal, controller.signal]);
  try {
    return await aborted(both, work(both));
  } finally {
    clearTimeout(timer);
  }
}

function timeoutError(): Error {
  return Object.assign(new Error("no answer in time"), { code: "ETIMEDOUT" });
}
