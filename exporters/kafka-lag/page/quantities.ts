/** A number of records with its thousands apart: `12 345`. */
export function records(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

const units = [
  ["d", 86_400],
  ["h", 3600],
  ["min", 60],
] as const;

/** An age in its two largest units: `2 h 5 min`, `42 s`, `0.4 s`. */
export function age(seconds: number): string {
  if (seconds < 10) return `${Math.round(seconds * 10) / 10} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const index = units.findIndex(([, length]) => seconds >= length);
  const [unit, length] = units[index] ?? units[2];
  const whole = Math.floor(seconds / length);
  const [nextUnit, nextLength] = units[index + 1] ?? ["s", 1];
  const rest = Math.floor((seconds - whole * length) / nextLength);
  return rest === 0 ? `${whole} ${unit}` : `${whole} ${unit} ${rest} ${nextUnit}`;
}
