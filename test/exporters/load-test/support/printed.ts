/** Figures as k6 prints them in its summary, by the name of the metric with its tags. */
export function printedByK6(text: string): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  let metric = "";
  for (const line of text.split("\n")) {
    const [, indent = "", name = "", figures = ""] = /^( {4}| {6})(\{.*?\}|[a-z_]+)\.*: (.*)$/.exec(line) ?? [];
    if (name === "") continue;
    if (indent.length === 4) metric = name;
    lines.set(indent.length === 4 ? name : `${metric}${name.replaceAll(" ", "")}`, figures.trim());
  }
  return lines;
}

const inSeconds: Readonly<Record<string, number>> = { ns: -9, µs: -6, ms: -3, s: 0 };

/** A duration as k6 prints it, below a minute: seconds and how many digits of them are printed. */
export function printedTime(figures: string, stat: string): { readonly seconds: number; readonly digits: number } {
  const [, number = "", unit = ""] =
    new RegExp(`(?:^| )${stat.replace(/[()]/g, "\\$&")}=([\\d.]+)(ns|µs|ms|s)`).exec(figures) ?? [];
  const exponent = inSeconds[unit] ?? Number.NaN;
  return { seconds: Number(`${number}e${exponent}`), digits: 2 - exponent };
}

/** One row of a table that Locust prints: the cells of the row that begins with this. */
export function rowOfLocust(text: string, title: string, row: RegExp): readonly string[] {
  const from = text.lastIndexOf(title);
  const line = text
    .slice(from)
    .split("\n")
    .find((one) => row.test(one));
  return (line ?? "")
    .replace(row, "")
    .trim()
    .split(/[\s|]+/);
}
