/** What may change while the program runs. */
export interface CollectionLimits {
  /** Milliseconds within which a collection's end is new enough for the next request. @default 1000 */
  readonly minAgeMs?: number;
  /** Milliseconds after which a snapshot is no longer shown, because no newer one could be had. @default 60 000 */
  readonly maxAgeMs?: number;
  /** Milliseconds a scrape may take that does not say itself. @default 10 000 */
  readonly timeoutMs?: number;
  /** Series a snapshot may hold. @default no limit */
  readonly maxSeries?: number;
}

/** Fills in what is not said. */
export function normalizeLimits({
  minAgeMs = 1000,
  maxAgeMs = 60_000,
  timeoutMs = 10_000,
  maxSeries = Number.POSITIVE_INFINITY,
}: CollectionLimits): Required<CollectionLimits> {
  return { minAgeMs, maxAgeMs, timeoutMs, maxSeries };
}
