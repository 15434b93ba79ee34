/** One line of a report: what it is about, and what is to be said of it. */
export function row(subject: string, told: string): string {
  return `${subject.padEnd(28)}  ${told}`;
}

/** `3m40s`, `12 s`, `0.4 s`. */
export function seconds(value: number): string {
  if (value < 10) return `${Math.round(value * 10) / 10} s`;
  if (value < 100) return `${Math.round(value)} s`;
  return `${Math.floor(value / 60)}m${String(Math.round(value % 60)).padStart(2, "0")}s`;
}

/** `1 alert`, `2 alerts`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
