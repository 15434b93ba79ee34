import { relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Finding } from "../../problems/index.ts";
import { createCatalogue, type DashboardSource } from "../server/index.ts";
import type { Answer } from "./messages.ts";
import { placeFindings } from "./place-findings.ts";
import { type Loaded, preloadFor } from "./preload.ts";
import { createShelf } from "./shelf.ts";
import { startStandby } from "./standby.ts";
import { faultLine, faultOf, nearFolder } from "./tell-faults.ts";
import { type Change, watchFiles } from "./watch-files.ts";

export interface HotOptions {
  /** URL of the module that exports the `renderer`. */
  readonly renderer: string;
  readonly options: unknown;
  /** What files are named relative to. */
  readonly folder: string;
  /** Hears of everything that comes of a change. */
  readonly report: (report: Report) => void;
}

/** What came of a change. At the start nothing has changed yet: `files` is empty. */
export type Report =
  | {
      readonly kind: "rendered";
      readonly files: readonly string[];
      readonly changed: readonly string[];
      readonly removed: readonly string[];
      /** From when the first file was written until whoever looks was told. */
      readonly milliseconds: number;
    }
  /** Nothing could be rendered: what was there before stays. */
  | { readonly kind: "failed"; readonly files: readonly string[]; readonly findings: readonly Finding[] }
  /** What was found in the dashboards that are shown, and in all else that the stack would get. */
  | { readonly kind: "checked"; readonly findings: readonly Finding[] };

export interface HotDashboards extends DashboardSource {
  /** Files that the dashboards come from, packages apart. */
  sources(): readonly string[];
}

/**
 * Dashboards rendered from TypeScript, anew whenever one of the files changes that they come from. Waits for the first rendering;
 * when that fails there are no dashboards yet, and the fault is told as any later one.
 */
export async function openHotDashboards({ renderer, options, folder, report }: HotOptions): Promise<HotDashboards> {
  const catalogue = createCatalogue();
  const shelf = createShelf(folder);
  const edited = new Set<string>();
  let loaded: Loaded = { packages: [], graph: new Map(), origins: [] };
  let read: ReadonlySet<string> = new Set();
  let broken: readonly Finding[] = [];
  let failed = false;
  let closed = false;
  let began = Date.now();
  let standby = startStandby(preloadFor(loaded, edited));

  const watch = watchFiles((change) => {
    if (!closed && concerns(change)) void build(change);
  });

  /** When nothing can be rendered, any file may be the one that is missing; while it is, nobody knows yet which files count. */
  function concerns({ files }: Change): boolean {
    return (
      failed || standby.used || files.some((file) => isData(file) || read.has(file) || loaded.graph.has(urlOf(file)))
    );
  }

  async function build({ files, since }: Change): Promise<void> {
    const own = files.map(urlOf).filter((url) => loaded.graph.has(url));
    for (const url of own) edited.add(url);
    // Data may have been read by any module that was loaded ahead.
    if (standby.used || own.some((url) => standby.holds.has(url)) || files.some(isData)) renew();
    const current = standby;
    began = Date.now();
    if (files.length > 0) catalogue.announce({ kind: "building" });
    await current.render({ renderer, options, known: shelf.digests() }, (answer) => {
      take[answer.kind](answer as never, { files: files.map((file) => relative(folder, file)), since });
    });
    if (!closed && standby === current) renew();
  }

  function renew(): void {
    standby.stop();
    standby = startStandby(preloadFor(loaded, edited));
  }

  type Of<Kind> = Extract<Answer, { readonly kind: Kind }>;
  const take = {
    dashboards(answer: Of<"dashboards">, { files, since }: Change) {
      failed = false;
      broken = answer.broken.map(({ fault }) => nearFolder(fault, folder));
      read = new Set(answer.files);
      watch.add(answer.files, began);
      const changes = shelf.put(answer);
      catalogue.replace(shelf.dashboards(), broken.map(faultOf));
      report({ kind: "rendered", files, ...changes, milliseconds: Date.now() - since });
    },
    failed(answer: Of<"failed">, { files }: Change) {
      failed = true;
      const findings = answer.faults.map((fault) => nearFolder(fault, folder));
      catalogue.replace(shelf.dashboards(), findings.map(faultOf));
      catalogue.announce({ kind: "fault", message: faultLine(findings) });
      report({ kind: "failed", files, findings });
    },
    done(answer: Of<"done">) {
      const graph = new Map(answer.modules.map(([module, importers]) => [module, new Set(importers)]));
      watch.add(
        [...graph.keys()].map((url) => fileURLToPath(url)),
        began,
      );
      // What failed half way knows half of the modules.
      if (failed && loaded.graph.size > 0) return;
      loaded = { packages: answer.packages, graph, origins: [...new Set(Object.values(answer.origins))] };
      if (failed) return;
      shelf.place(answer.origins);
      const findings = placeFindings(answer.findings, answer.origins, graph).map((one) => nearFolder(one, folder));
      const errors = findings.filter(({ severity }) => severity === "error");
      catalogue.replace(shelf.dashboards(), [...broken, ...errors].map(faultOf));
      report({ kind: "checked", findings });
    },
  };

  await build({ files: [], since: Date.now() });
  const { list, get, subscribe } = catalogue;
  return {
    list,
    get,
    subscribe,
    sources: () => [...[...loaded.graph.keys()].map((url) => fileURLToPath(url)), ...read].sort(),
    async close() {
      closed = true;
      standby.stop();
      await watch.close();
    },
  };
}

function urlOf(file: string): string {
  return pathToFileURL(file).href;
}

function isData(file: string): boolean {
  return /\.(json|ya?ml)$/.test(file);
}
