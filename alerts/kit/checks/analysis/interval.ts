import type { ArithmeticOperator, ComparisonOperator } from "../../../../metrics/kit/index.ts";

/** The least and the greatest value that something can have, both included. NaN is left out of account. */
export interface Interval {
  readonly least: number;
  readonly most: number;
}

const infinity = Number.POSITIVE_INFINITY;
export const anyValue: Interval = { least: -infinity, most: infinity };
export const notNegative: Interval = { least: 0, most: infinity };
export const zeroToOne: Interval = { least: 0, most: 1 };

export function exactly(value: number): Interval {
  return { least: value, most: value };
}

export function either(a: Interval, b: Interval): Interval {
  return { least: Math.min(a.least, b.least), most: Math.max(a.most, b.most) };
}

/** Values of an operation on values; anything where the corners do not tell. */
export function calculate(op: ArithmeticOperator, a: Interval, b: Interval): Interval {
  switch (op) {
    case "+":
      return safe(a.least + b.least, a.most + b.most);
    case "-":
      return safe(a.least - b.most, a.most - b.least);
    case "*":
      return corners(a, b, (x, y) => (x === 0 || y === 0 ? 0 : x * y));
    case "/":
      if (b.least > 0 || b.most < 0) return corners(a, b, (x, y) => (x === 0 ? 0 : x / y));
      return a.least >= 0 && b.least >= 0 ? notNegative : anyValue;
    case "^":
      return a.least >= 0 ? notNegative : anyValue;
    case "%":
    case "atan2":
      return anyValue;
  }
}

function corners(a: Interval, b: Interval, of: (x: number, y: number) => number): Interval {
  const values = [of(a.least, b.least), of(a.least, b.most), of(a.most, b.least), of(a.most, b.most)];
  return safe(Math.min(...values), Math.max(...values));
}

function safe(least: number, most: number): Interval {
  return Number.isNaN(least) || Number.isNaN(most) ? anyValue : { least, most };
}

/** Whether a comparison can hold: never, always, or now and then. */
export function holds(op: ComparisonOperator, a: Interval, b: Interval): "never" | "always" | "sometimes" {
  const turned: Partial<Record<ComparisonOperator, ComparisonOperator>> = { "<": ">", "<=": ">=" };
  const other = turned[op];
  if (other !== undefined) return holds(other, b, a);
  switch (op) {
    case ">":
      return a.most <= b.least ? "never" : a.least > b.most ? "always" : "sometimes";
    case ">=":
      return a.most < b.least ? "never" : a.least >= b.most ? "always" : "sometimes";
    case "==":
      return apart(a, b) ? "never" : "sometimes";
    default:
      return apart(a, b) ? "always" : "sometimes";
  }
}

function apart(a: Interval, b: Interval): boolean {
  return a.most < b.least || b.most < a.least;
}

/** An interval in words: `from 0 to 1`, `0 or more`. */
export function describeInterval({ least, most }: Interval): string {
  if (least === most) return String(least);
  if (least === -infinity) return most === infinity ? "anything" : `${most} or less`;
  return most === infinity ? `${least} or more` : `from ${least} to ${most}`;
}
