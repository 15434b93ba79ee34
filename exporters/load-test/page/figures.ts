/** A whole number with its thousands apart: `12 345`. */
export function whole(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** Seconds as people say them: `8.29 ms`, `1.2 s`, `3 min 20 s`. */
export function time(seconds: number): string {
  if (seconds < 1) return `${significant(seconds * 1000)} ms`;
  if (seconds < 60) return `${significant(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  const rest = Math.floor(seconds % 60);
  if (minutes < 60) return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** A share as a percentage: `0.05 %`; something is never shown as nothing. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0001) return "< 0.01 %";
  return `${significant(share * 100)} %`;
}

/** Per second. */
export function rate(perSecond: number): string {
  return `${perSecond >= 100 ? whole(perSecond) : significant(perSecond)}/s`;
}

/** How long ago, in its largest unit. */
export function ago(seconds: number): string {
  if (seconds < 60) return `${Math.max(0, Math.round(seconds))} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86_400)} days ago`;
}

function significant(value: number): string {
  return String(Number(value.toPrecision(3)));
}
