/** What a service's function tells, or nothing when it throws: that must not cost the whole scrape. */
export function attempt<T>(tell: (() => T) | undefined): T | undefined {
  try {
    return tell?.();
  } catch {
    return undefined;
  }
}
