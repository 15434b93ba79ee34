import type { Change } from "./change.ts";

/** A change in words, a column of a table each. */
export interface ChangeCells {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** `+8.3 % (+2.1 … +14.0)`, or why there is none. */
  readonly change: string;
  readonly verdict: Change["verdict"];
}

/** The columns of a change; numbers with four significant digits, `–` where there is none. */
export function changeCells({ name, unit, before, after, percent, verdict, note }: Change): ChangeCells {
  return { name, before: amount(before, unit), after: amount(after, unit), change: inWords(), verdict };

  function inWords(): string {
    if (note !== undefined) return note;
    if (percent !== undefined) return `${signed(percent.change)} % (${signed(percent.low)} … ${signed(percent.high)})`;
    if (before === undefined || after === undefined || before === after) return "–";
    return `${after > before ? "+" : "−"}${amount(Math.abs(after - before), unit)}`;
  }
}

function amount(value: number | undefined, unit: string | undefined): string {
  if (value === undefined) return "–";
  const digits = String(Number.isInteger(value) ? value : Number(value.toPrecision(4)));
  return unit === undefined ? digits : `${digits} ${unit}`;
}

function signed(percent: number): string {
  const digits = Math.abs(percent).toFixed(1);
  return digits === "0.0" ? digits : `${percent < 0 ? "−" : "+"}${digits}`;
}
