import type { Text } from "../../../alerts/kit/checks/index.ts";
import { entryOf, type FileText, type YamlMap, type YamlNode } from "../../../alerts/kit/index.ts";
import type { Finding } from "../../../problems/index.ts";
import type { CheckedDashboard } from "../subject/index.ts";
import { readClassic } from "./classic.ts";
import { form, newReader, object, type Reader, spot, text, valueAt } from "./reader.ts";
import { readV2 } from "./v2.ts";

/** A dashboard as the checks see it, and what is wrong with its form; nothing where it has none at all. */
export interface DashboardReading {
  readonly dashboard?: CheckedDashboard;
  readonly findings: readonly Finding[];
}

/**
 * Reads a dashboard that anybody wrote: classic JSON of any age, the answer of Grafana's API around it, and the
 * resources `dashboard.grafana.app/v0` to `v2`; throws nothing.
 */
export function readDashboard(root: YamlNode, file?: FileText): DashboardReading {
  const reader = newReader(file);
  if (root.kind !== "map") {
    form(reader, file?.file ?? "dashboard", "a dashboard is an object.", spot(reader, root));
    return { findings: reader.findings };
  }
  const dashboard = readRoot(reader, root);
  return { dashboard, findings: reader.findings };
}

function readRoot(reader: Reader, root: YamlMap): CheckedDashboard {
  const wrapped = valueAt(root, "dashboard");
  if (wrapped?.kind === "map") return readRoot(reader, wrapped);
  const version = valueAt(root, "apiVersion");
  const spec = object(reader, root, "spec", "dashboard");
  if (version?.kind === "text" && spec !== undefined) {
    const uid = nameOf(reader, root);
    return version.value.includes("/v2") || isV2(spec) ? readV2(reader, spec, uid) : readClassic(reader, spec, uid);
  }
  return isV2(root) ? readV2(reader, root, undefined) : readClassic(reader, root, undefined);
}

function isV2(map: YamlMap): boolean {
  return entryOf(map, "elements") !== undefined && entryOf(map, "layout") !== undefined;
}

/** A resource's name is the uid. */
function nameOf(reader: Reader, root: YamlMap): Text | undefined {
  const metadata = object(reader, root, "metadata", "dashboard");
  return metadata === undefined ? undefined : text(reader, metadata, "name", "dashboard");
}
