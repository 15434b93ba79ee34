/** A decimal number without rounding: `digits` ÷ 10^`scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** The decimal that a number is written as: 99.9 is 999 ÷ 10, whatever the float behind it is. */
export function decimal(value: number): Decimal {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

/** left − right */
export function minus(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { digits: atScale(left, scale) - atScale(right, scale), scale };
}

/** left × right */
export function times(left: Decimal, right: Decimal): Decimal {
  return { digits: left.digits * right.digits, scale: left.scale + right.scale };
}

/** dividend ÷ divisor with `places` digits after the point, the last one rounded, halves up. */
export function dividedBy(dividend: Decimal, divisor: Decimal, places: number): Decimal {
  const numerator = dividend.digits * 10n ** BigInt(places + divisor.scale);
  const denominator = divisor.digits * 10n ** BigInt(dividend.scale);
  return { digits: (2n * numerator + denominator) / (2n * denominator), scale: places };
}

/** As {@link dividedBy}, the last digit cut off. */
export function floorOf(dividend: Decimal, divisor: Decimal, places: number): Decimal {
  const numerator = dividend.digits * 10n ** BigInt(places + divisor.scale);
  return { digits: numerator / (divisor.digits * 10n ** BigInt(dividend.scale)), scale: places };
}

/** Below zero, zero or above it, as left is smaller than right, the same or larger. */
export function compare(left: Decimal, right: Decimal): number {
  const { digits } = minus(left, right);
  return digits < 0n ? -1 : Number(digits > 0n);
}

/** The float nearest to it, which prints as the decimal itself up to fifteen digits. */
export function toNumber({ digits, scale }: Decimal): number {
  return Number(`${digits}e${-scale}`);
}

function atScale({ digits, scale }: Decimal, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - scale);
}
