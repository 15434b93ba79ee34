/** A moment that all series of these tests lie before, in seconds since 1970: answers are the same in every run. */
export const end = Date.UTC(2026, 0, 15, 12) / 1000;
/** Time between two samples. */
export const stepSeconds = 15;
const samples = 6 * 60 * (60 / stepSeconds);

/** The value of a series at its n-th sample, six hours of them up to `end`; undefined for a gap. */
export type Values = (n: number, count: number) => number | undefined;

export interface KnownSeries {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly values: Values;
}

/** Six hours of samples as promtool reads them into blocks. */
export function openMetrics(series: readonly KnownSeries[]): string {
  const lines = series.flatMap(({ name, labels = {}, values }) => {
    const inner = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
    const id = inner.length === 0 ? name : `${name}{${inner.join(",")}}`;
    return Array.from({ length: samples + 1 }, (_, n) => {
      const value = values(n, samples);
      return value === undefined ? [] : [`${id} ${value} ${end - (samples - n) * stepSeconds}`];
    }).flat();
  });
  return `${lines.join("\n")}\n# EOF\n`;
}

/** The same value at all times. */
export function constant(value: number): Values {
  return () => value;
}

/** A counter that grows by so much a second. */
export function growing(perSecond: number): Values {
  return (n) => n * stepSeconds * perSecond;
}

/** A wave around a middle, one turn in so many minutes. */
export function wave(middle: number, height: number, minutes = 30): Values {
  return (n) => middle + height * Math.sin((2 * Math.PI * n * stepSeconds) / (60 * minutes));
}
