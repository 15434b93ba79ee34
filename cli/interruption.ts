/** Aborted at the first Ctrl-C or SIGTERM, so that what was made can be removed; asking again changes nothing. */
export function interruption(onFirst: () => void): { readonly signal: AbortSignal; done(): void } {
  const interrupted = new AbortController();
  const interrupt = () => {
    if (!interrupted.signal.aborted) onFirst();
    interrupted.abort();
  };
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const name of signals) process.on(name, interrupt);
  return {
    signal: interrupted.signal,
    done: () => {
      for (const name of signals) process.off(name, interrupt);
    },
  };
}
