/**
 * Prints a number as Go's `%g` (without precision: as few digits as tell it apart) or `%.Ng` does.
 *
 * JavaScript differs in three ways: it rounds exact halves up instead of to even, keeps trailing zeros, and turns to
 * exponents much later.
 */
export function formatGeneral(value: number, precision?: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const { digits, exponent } = precision === undefined ? shortest(value) : rounded(value, precision);
  const sign = value < 0 ? "-" : "";
  const scientific = exponent < -4 || exponent >= (precision ?? 6);
  return sign + (scientific ? withExponent(digits, exponent) : positional(digits, exponent));
}

interface Decimal {
  /** Significant digits without trailing zeros; the point stands after the first. */
  readonly digits: string;
  readonly exponent: number;
}

function shortest(value: number): Decimal {
  return parse(Math.abs(value).toExponential());
}

function rounded(value: number, precision: number): Decimal {
  const size = Math.abs(value);
  const exact = parse(size.toExponential(25));
  const tie = exact.digits.length === precision + 1 && exact.digits.endsWith("5");
  const even = Number(exact.digits.charAt(precision - 1)) % 2 === 0;
  if (tie && even) return { digits: trim(exact.digits.slice(0, precision)), exponent: exact.exponent };
  return parse(size.toExponential(precision - 1));
}

function parse(text: string): Decimal {
  const [mantissa = "", exponent = ""] = text.split("e");
  return { digits: trim(mantissa.replace(".", "")), exponent: Number(exponent) };
}

function trim(digits: string): string {
  return digits.replace(/0+$/, "") || "0";
}

function withExponent(digits: string, exponent: number): string {
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
  const size = String(Math.abs(exponent)).padStart(2, "0");
  return `${digits.charAt(0)}${fraction}e${exponent < 0 ? "-" : "+"}${size}`;
}

function positional(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const fraction = digits.slice(exponent + 1);
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
