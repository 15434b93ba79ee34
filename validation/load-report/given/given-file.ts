import type { K6Points } from "../series/index.ts";

/** A file as it was given: its text, or of k6's `--out json` what was read of its lines. */
export type GivenFile = {
  /** As it was typed, for messages. */
  readonly path: string;
  /** What the run is to be called. @default the file's name without its ending */
  readonly label?: string;
} & ({ readonly text: string } | { readonly points: K6Points });

/** Files with the same key are of one run. */
export function keyOf({ path, label }: GivenFile): string {
  return label === undefined ? stemOf(path) : `=${label}`;
}

/** The path without what tells the files of one run apart. */
export function stemOf(path: string): string {
  return path.replace(endings, "");
}

const endings =
  /(_stats_history\.csv|_stats\.csv|_failures\.csv|_exceptions\.csv|[._-]points\.(json|ndjson)(\.gz)?|\.(locust|k6)\.json|\.json|\.csv|\.ndjson(\.gz)?)$/;
