import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ExecutionContext } from "ava";
import type { Bundle, Places } from "../../../../bundle/index.ts";

/** A folder for one test, and the places in it where services would see their files. */
export function places(t: ExecutionContext): Places {
  const root = mkdtempSync(join(tmpdir(), "sightline-bundle-"));
  t.teardown(() => rmSync(root, { recursive: true, force: true }));
  const place = (part: string) => ({ config: join(root, part, "config"), secrets: join(root, part, "secrets") });
  return {
    prometheus: place("prometheus"),
    alertmanager: place("alertmanager"),
    grafana: place("grafana"),
    preview: place("preview"),
    kafkaLag: place("kafka-lag"),
    health: place("health"),
    loadTest: place("load-test"),
    containers: place("containers"),
    socketProxy: place("socket-proxy"),
  };
}

/** Puts a bundle where its configurations expect it, with a stand-in for each secret; returns the folder of each release. */
export function layOut(bundle: Bundle, at: Places): { readonly [name in Part]: string } {
  return {
    prometheus: layOutPart(bundle, at, "prometheus"),
    alertmanager: layOutPart(bundle, at, "alertmanager"),
    grafana: layOutPart(bundle, at, "grafana"),
  };
}

type Part = "prometheus" | "alertmanager" | "grafana";

function layOutPart(bundle: Bundle, at: Places, part: Part): string {
  const { release, secretNames } = bundle[part];
  const folder = join(at[part].config, "releases", release.digest);
  for (const [path, content] of Object.entries(release.files)) write(join(folder, path), content);
  for (const name of ["internal-password", ...secretNames]) write(join(at[part].secrets, name), "stand-in");
  return folder;
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
