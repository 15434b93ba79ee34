import type { Share } from "../result/index.ts";

/**
 * So many of so many, with the Wilson score interval of the share at 95 % (Newcombe 1998, method 3); no interval of nothing.
 * Unlike the textbook's simpler one it neither leaves 0…1 nor shrinks to a point where all, or none, were hits.
 * @throws RangeError unless both are whole numbers and 0 ≤ hits ≤ of.
 */
export function shareOf(hits: number, of: number): Share {
  if (!Number.isSafeInteger(hits) || !Number.isSafeInteger(of) || hits < 0 || hits > of)
    throw new RangeError(`${hits} of ${of} is no share`);
  if (of === 0) return { hits, of };
  const share = hits / of;
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half = (z * Math.sqrt((share * (1 - share) + z ** 2 / (4 * of)) / of)) / (1 + z ** 2 / of);
  // At the ends the interval closes exactly, which the roots only come near to.
  return { hits, of, low: hits === 0 ? 0 : middle - half, high: hits === of ? 1 : middle + half };
}

/** `20/20 (0.84–1.00)`: with as many decimals, from two on, as keep both ends apart; never a percentage alone. */
export function printShare({ hits, of, low, high }: Share): string {
  if (low === undefined || high === undefined) return `${hits}/${of}`;
  let decimals = 2;
  while (low !== high && low.toFixed(decimals) === high.toFixed(decimals)) decimals += 1;
  return `${hits}/${of} (${low.toFixed(decimals)}–${high.toFixed(decimals)})`;
}

/** What 97.5 % of a standard normal distribution lie below: 2.5 % are left out on either side. */
const z = 1.959963984540054;
