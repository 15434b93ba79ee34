import type { Finding } from "../problems/index.ts";
import type { Settings, Viewer } from "../settings/index.ts";
import { type ExporterKey, exporterParts, type System, systemPath, type Target } from "../systems/index.ts";

/** Endpoints that are scraped alike. */
export interface ScrapeJob {
  readonly name: string;
  readonly path: string;
  readonly scheme: "http" | "https";
  readonly inStack: boolean;
  readonly endpoints: readonly string[];
  /** The only format that is asked for. @default what Prometheus prefers */
  readonly format?: "text";
}

/** The jobs of all systems, sorted by name, and what is wrong with them; a target without an endpoint gets no job. */
export function scrapeJobs(
  systems: readonly System[],
  settings: Settings,
  { viewer, exporters = [] }: { readonly viewer: Viewer; readonly exporters?: readonly ExporterKey[] },
): { readonly jobs: readonly ScrapeJob[]; readonly findings: readonly Finding[] } {
  const targets = systems.flatMap((system) =>
    Object.entries(system.targets)
      .filter(([name, { inStack }]) => inStack !== true || name === viewer || !viewers.includes(name))
      .map(([name, target]) => ({ system, name, job: jobOf(system, name, target, settings) })),
  );
  const reached = [
    ...targets.map(({ job }) => job).filter(({ endpoints }) => endpoints.length > 0),
    ...exporters.map((key) => exporterJob(key, settings)),
  ];
  return {
    jobs: reached.sort((a, b) => (a.name < b.name ? -1 : 1)),
    findings: [
      ...targets
        .filter(({ system, name, job }) => job.endpoints.length === 0 && !isLeftOut(system, name, settings))
        .map(({ system, name }) => unreachable(system, name)),
      ...namedTwice(targets),
    ],
  };
}

/** Of these parts of the stack one runs at most. */
const viewers: readonly string[] = ["grafana", "preview"] satisfies Viewer[];

function jobOf(system: System, name: string, target: Target, settings: Settings): ScrapeJob {
  const { port, path = "/metrics", scheme = "http", inStack = false, format } = target;
  const own = [`${name}:${port}`];
  const near = inStack || (settings.demo.includes(system.name) && !isLeftOut(system, name, settings));
  const endpoints = near ? own : settings.addresses[system.name]?.[name];
  return {
    name,
    path,
    scheme: inStack && settings.tls !== undefined ? "https" : scheme,
    inStack,
    endpoints: [...(endpoints ?? [])].sort(),
    ...(format === undefined ? {} : { format }),
  };
}

/** A target that the miniature of its system does without, on purpose. */
function isLeftOut({ name: system, miniature }: System, target: string, { demo }: Settings): boolean {
  return demo.includes(system) && (miniature?.lacks.includes(target) ?? false);
}

function exporterJob(key: ExporterKey, { tls }: Settings): ScrapeJob {
  const { name, port } = exporterParts[key];
  const scheme = tls === undefined ? "http" : "https";
  return { name, path: "/metrics", scheme, inStack: true, endpoints: [`${name}:${port}`] };
}

function unreachable({ name: system }: System, target: string): Finding {
  return {
    check: "bundle/no-address",
    severity: "warning",
    path: systemPath(system, target),
    message: "has no address, so it is not scraped and its alerts cannot tell anything.",
    hint: `Set sightline:addresses: {${system}: {${target}: [host:port]}}, or run the miniature with sightline:demo.`,
  };
}

function namedTwice(targets: readonly { readonly system: System; readonly name: string }[]): readonly Finding[] {
  return targets.flatMap(({ system, name }, index) => {
    const first = targets.slice(0, index).find((other) => other.name === name);
    if (first === undefined) return [];
    return [
      {
        check: "bundle/same-target",
        severity: "error" as const,
        path: systemPath(system.name, name),
        message: `${first.system.name} has a target of this name too; it becomes the job of the series, which must be one thing only.`,
        hint: "Rename one of them.",
      },
    ];
  });
}
