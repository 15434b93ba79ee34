/** Does something again and again, never twice at the same time; the time is from the end of one to the beginning of the next. */
export function every(intervalMs: () => number, work: () => Promise<void> | void): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const begin = () => {
    running = Promise.resolve(work()).finally(() => {
      if (!stopped) timer = setTimeout(begin, intervalMs());
    });
  };
  begin();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
