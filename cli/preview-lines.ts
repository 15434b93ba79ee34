import { dirname } from "node:path";
import type { HotDashboards, Report } from "../preview/hot/index.ts";
import { type Finding, toText } from "../problems/index.ts";
import { listed } from "./listed.ts";
import { count } from "./row.ts";

/** Tells what comes of each change in lines; what was told last is not told again. */
export function reportLines(): (report: Report) => string {
  let told = "";
  return (report) => {
    if (report.kind === "failed") {
      told = toText(report.findings);
      return `${changeOf(report.files)} → not rendered\n${indented(told)}`;
    }
    if (report.kind === "rendered") return renderedLine(report);
    const findings = worthTelling(report.findings);
    const text = toText(findings);
    if (text === told) return "";
    const before = told;
    told = text;
    return text === "" ? (before === "" ? "" : "nothing is wrong any more\n") : indented(text);
  };
}

/** `dashboards/router-worker.ts → 1 dashboard in 240 ms`. */
function renderedLine({
  files,
  changed,
  removed,
  milliseconds,
}: Extract<Report, { readonly kind: "rendered" }>): string {
  if (files.length === 0) return "";
  const parts = [
    ...(changed.length > 0 ? [count(changed.length, "dashboard")] : []),
    ...(removed.length > 0 ? [`${removed.length} removed`] : []),
  ];
  const what = parts.length === 0 ? "no dashboard changes" : parts.join(", ");
  return `${changeOf(files)} → ${what} in ${Math.round(milliseconds)} ms\n`;
}

function changeOf(files: readonly string[]): string {
  return files.length === 0 ? "start" : listed(files, 3);
}

/** All that would keep the stack from coming up, and what concerns dashboards; `sightline lint` tells the rest. */
function worthTelling(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity, check }) => severity === "error" || check.startsWith("dashboards/"));
}

function indented(text: string): string {
  return text === "" ? "" : `${text.replaceAll(/^(?=.)/gm, "    ")}\n`;
}

/** `53 files in alerts, dashboards and 3 more`; files outside the project count by where they are. */
export function watchedWords(dashboards: Pick<HotDashboards, "sources">, folder: string): string {
  const sources = dashboards.sources();
  const tops = new Set(
    sources.map((file) => {
      if (!file.startsWith(`${folder}/`)) return dirname(file);
      const [top = ".", ...below] = file.slice(folder.length + 1).split("/");
      return below.length === 0 ? "." : top;
    }),
  );
  return `${count(sources.length, "file")} in ${listed([...tops].sort(), 6)}`;
}
