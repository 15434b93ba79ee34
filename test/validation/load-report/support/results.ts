import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type GivenFile, k6Points } from "../../../../validation/load-report/index.ts";

const folder = new URL("../../../golden/validation/load-report/results/", import.meta.url);

/** Results that k6 2.0.0 and Locust 2.47.0 wrote, under the names they would be typed with; `label=file` as on the command line. */
export function given(...names: readonly string[]): GivenFile[] {
  return names.map((name) => {
    const [label, path = ""] = name.includes("=") ? name.split("=") : [undefined, name];
    const bytes = readFileSync(new URL(path, folder));
    const labelled = label === undefined ? {} : { label };
    if (!path.endsWith(".gz")) return { path, text: bytes.toString(), ...labelled };
    const points = k6Points();
    for (const line of gunzipSync(bytes).toString().split("\n")) points.add(line);
    return { path, points, ...labelled };
  });
}

export function textOf(name: string): string {
  return readFileSync(new URL(name, folder), "utf8");
}
