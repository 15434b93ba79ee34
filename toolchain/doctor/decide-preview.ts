import { canBuild } from "./decide-tool.ts";
import type { Facts } from "./facts.ts";
import type { Item } from "./item.ts";
import { madeHere } from "./made-here.ts";

/** Packages that build the app: what npm downloads of them, and how long that and the build take on two processors. */
const appCost = { downloadMb: 190, minutes: 1 };

/**
 * The preview, as our other programs: made here where a Go for the health probe is at hand, else left to Pulumi.
 * Its app is built here in both cases. The stack comes up without it.
 */
export function decidePreview(facts: Facts): Item {
  const { samePlatform, programs, preview } = facts;
  const { version, made, appCached, pullFault } = preview;
  const base = { id: "image/preview", name: "Image preview", version, optional: true } as const;
  if (made !== undefined) return { ...base, ...madeHere(made) };
  const app = appCached ? { downloadMb: 0, minutes: 0 } : appCost;
  const source = appCached ? "its app is in the cache" : "its app is built with packages from npm";
  const detail = `made here from the pinned Node; ${source}`;
  const minutes = 0.2 + app.minutes;
  const download = appCached ? {} : { downloadMb: app.downloadMb };
  const here = { ...base, how: "build", pending: true, detail, minutes, ...download } as const;
  if (samePlatform && (programs.probeCached || facts.go !== undefined)) return here;
  if (pullFault === undefined) {
    const detail = `Pulumi builds it on the engine from its Dockerfile; ${source}`;
    const cost = { downloadMb: 160 + app.downloadMb, minutes: 1 + app.minutes };
    return { ...base, how: "build", pending: false, detail, ...cost };
  }
  if (samePlatform && canBuild(facts)) return here;
  const why = samePlatform
    ? "there is no Go for its health probe"
    : "the engine runs on another platform than this machine";
  const reason = `its base images cannot be pulled (${pullFault}), and ${why}`;
  const remedy = "Load it into the engine from a machine that has it: images --save, docker load.";
  return { ...base, how: "missing", pending: false, detail: reason, remedy, outcome: { kind: "absent", reason } };
}

/**
 * The preview is for where Grafana cannot run: of both, where both are wanted, the preview is got only then.
 * Whether Grafana's image can really be pulled is known afterwards, so it names what stands in for it.
 */
export function withStandIn(items: readonly Item[]): readonly Item[] {
  const grafana = items.find(({ id }) => id === "image/grafana");
  if (grafana === undefined || grafana.how === "missing") return items;
  if (!items.some(({ id }) => id === "image/preview")) return items;
  return items
    .filter(({ id }) => id !== "image/preview")
    .map((item) => (item === grafana ? { ...item, standIn: "image/preview" } : item));
}

/** The ids of all that was wanted when these items were decided. */
export function wantedBy(items: readonly Item[]): readonly Item["id"][] {
  return items.flatMap(({ id, standIn }) => (standIn === undefined ? [id] : [id, standIn]));
}
