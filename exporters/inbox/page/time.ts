import { type Html, html } from "../../kit/index.ts";

const units = [
  ["d", 86_400],
  ["h", 3600],
  ["min", 60],
  ["s", 1],
] as const;

/** A length of time with its two largest units: `42 s`, `7 min 12 s`, `3 d 4 h`. */
export function span(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first === -1) return "0 s";
  let rest = seconds;
  const parts = units.slice(first, first + 2).map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? "" : `${count} ${unit}`;
  });
  return parts.filter((part) => part !== "").join(" ");
}

/** `42 s ago`; `just now` below a second. */
export function ago(ms: number): string {
  return ms < 1000 ? "just now" : `${span(ms)} ago`;
}

/** The moment in UTC; today's without the date. */
export function moment(ms: number, nowMs: number): Html {
  const iso = new Date(ms).toISOString();
  const [date = "", time = ""] = iso.replace("Z", "").split("T");
  const sameDay = new Date(nowMs).toISOString().startsWith(date);
  return html`<time datetime="${iso}">${sameDay ? "" : `${date} `}${time.slice(0, 8)} UTC</time>`;
}
