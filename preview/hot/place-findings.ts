import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Finding, Position } from "../../problems/index.ts";
import { belongingTo, type ModuleGraph } from "./module-graph.ts";

/** Where the dashboards are defined: URL of the module by uid. */
export type Origins = Readonly<Record<string, string>>;

/**
 * Findings about dashboards with the file and line they come from: the one place in the dashboard's own modules where the panel's key
 * or the row's title is written, else the one where its uid is. A finding whose place is known, or that is about something else, stays as it is.
 */
export function placeFindings(findings: readonly Finding[], origins: Origins, graph: ModuleGraph): readonly Finding[] {
  const sources = new Map<string, readonly Source[]>();
  const sourcesOf = (module: string) => {
    const known = sources.get(module) ?? [...belongingTo(graph, [module])].map(sourceOf);
    sources.set(module, known);
    return known;
  };
  return findings.map((finding) => {
    const [, uid = ""] = /^dashboards\/([^ ]+)/.exec(finding.path) ?? [];
    const origin = origins[uid];
    if (origin === undefined || finding.at?.file !== undefined) return finding;
    const place = placeIn(sourcesOf(origin), finding.path, uid);
    if (place === undefined) return finding;
    // An excerpt of its own, a query, says more than the line in the file.
    return finding.at === undefined
      ? { ...finding, at: place }
      : { ...finding, path: `${place.file}:${place.line} ${finding.path}` };
  });
}

interface Source {
  readonly file: string;
  readonly lines: readonly string[];
}

function sourceOf(module: string): Source {
  const file = fileURLToPath(module);
  try {
    return { file, lines: readFileSync(file, "utf8").split("\n") };
  } catch {
    return { file, lines: [] };
  }
}

/** From the innermost name outwards. */
function placeIn(sources: readonly Source[], path: string, uid: string): Position | undefined {
  const names = [...path.matchAll(/ › \w+ ("(?:[^"\\]|\\.)*")/g)].map(([, name = ""]) => name);
  for (const name of [...names.reverse(), `"${uid}"`]) {
    const places = sources.flatMap((source) => placesOf(source, name));
    if (places.length === 1) return places[0];
  }
  return undefined;
}

function placesOf({ file, lines }: Source, text: string): readonly Position[] {
  return lines.flatMap((excerpt, index) => {
    const column = excerpt.indexOf(text);
    return column < 0 ? [] : [{ file, line: index + 1, column: column + 1, length: text.length, excerpt }];
  });
}
