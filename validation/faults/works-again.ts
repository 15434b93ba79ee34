/** How the load fares, over its last seconds. */
export interface Fares {
  readonly perSecond: number;
  /** 0 to 1. */
  readonly failedShare: number;
  /** Milliseconds. */
  readonly p95Ms: number;
}

/** How the system is at one moment. */
export interface Condition {
  readonly load: Fares;
  /** Whether all of it is scraped and healthy. */
  readonly healthy: boolean;
  /** Messages that were accepted and not delivered; absent where nobody counts them. */
  readonly waiting?: number;
}

/** Everything that is not as it was before the fault, in words; nothing where the system works again. */
export function amiss({ load, healthy, waiting }: Condition, steady: Fares): readonly string[] {
  const slow = 2 * steady.p95Ms + 100;
  return [
    ...(healthy ? [] : ["a part of it is not healthy, or not scraped"]),
    ...(load.failedShare > steady.failedShare + 0.01 ? [`${percent(load.failedShare)} of the requests fail`] : []),
    ...(load.perSecond < 0.8 * steady.perSecond
      ? [`${round(load.perSecond)} requests a second are answered, ${round(steady.perSecond)} were`]
      : []),
    ...(load.p95Ms > slow ? [`the P95 is ${round(load.p95Ms)} ms, ${round(steady.p95Ms)} ms it was`] : []),
    ...(waiting !== undefined && waiting > 3 * Math.max(1, steady.perSecond)
      ? [`${waiting} messages wait to be delivered`]
      : []),
  ];
}

function percent(share: number): string {
  return `${round(share * 100)} %`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
