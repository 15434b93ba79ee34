/** The greatest of 1, 2, 2.5 and 5 times a power of ten that is not above; 1 of what is nothing, or next to it. */
export function niceNumber(most: number): number {
  if (!(most > 1e-300)) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const factor = [5, 2.5, 2, 1].find((each) => each * power <= most * (1 + 1e-9)) ?? 1;
  return Number((factor * power).toPrecision(12));
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const times = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 28].map((count) => count * day),
];

/** The greatest span that clocks show, in milliseconds, that is not above. */
export function niceTime(most: number): number {
  return times.findLast((time) => time <= most) ?? 1;
}
