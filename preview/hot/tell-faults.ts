import { relative, sep } from "node:path";
import type { Finding } from "../../problems/index.ts";
import type { DashboardFault } from "../server/index.ts";

/** The finding with its file named relative to the folder, where it lies below it. */
export function nearFolder(finding: Finding, folder: string): Finding {
  const { at, path } = finding;
  const near = (text: string) => (text.startsWith(folder + sep) ? relative(folder, text) : text);
  return {
    ...finding,
    path: near(path),
    ...(at?.file === undefined ? {} : { at: { ...at, file: near(at.file) } }),
  };
}

/** A finding as the page lists it. */
export function faultOf({ at, path, message, hint }: Finding): DashboardFault {
  const line = at?.line === undefined ? "" : `line ${at.line}: `;
  const about = at?.file === undefined || path === at.file ? "" : `${path}: `;
  return { file: at?.file ?? path, message: `${line}${about}${message}${hint === undefined ? "" : ` ${hint}`}` };
}

/** The first fault in one line, and how many more there are. */
export function faultLine(findings: readonly Finding[]): string {
  const [first, ...more] = findings;
  if (first === undefined) return "";
  const { file, message } = faultOf(first);
  return `${file}: ${message}${more.length === 0 ? "" : ` And ${more.length} more.`}`;
}
