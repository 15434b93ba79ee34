// Loads a project and renders its dashboards, once: every change gets a fresh process, so that nothing of an earlier state is left.
import { createHash } from "node:crypto";
import { flushCompileCache } from "node:module";
import type { Finding } from "../../problems/index.ts";
import type { Answer, Order, SentDashboard } from "./messages.ts";
import { originsOf } from "./origins.ts";
import { recordModules } from "./record-modules.ts";
import type { RenderedDashboard, Renderer, Rendering } from "./rendering.ts";
import { faultsOf } from "./thrown.ts";

type RenderOrder = Extract<Order, { readonly kind: "render" }>;

const recorded = recordModules();
let loading = Promise.resolve();

process.on("disconnect", () => process.exit());
process.on("uncaughtException", (error) => void fail(error));
process.on("message", (order: Order) => {
  if (order.kind === "load") loading = load(order.imports);
  else void loading.then(() => render(order));
});

/** What cannot be loaded here is found when it is needed. */
async function load(modules: readonly string[]): Promise<void> {
  for (const module of modules) await import(module).catch(() => {});
}

async function render({ renderer: url, options, known }: RenderOrder): Promise<void> {
  let rendering: Rendering;
  try {
    const { renderer } = (await import(url)) as { readonly renderer: Renderer };
    rendering = await renderer.render(options);
    const { dashboards, broken, files } = rendering;
    await answer({ kind: "dashboards", dashboards: dashboards.map((one) => toSend(one, known)), broken, files });
  } catch (error) {
    await fail(error);
    return;
  }
  await tellRest(rendering.dashboards, await rendering.findings());
}

async function fail(error: unknown): Promise<void> {
  await answer({ kind: "failed", faults: faultsOf(error) });
  await tellRest([], []);
}

async function tellRest(dashboards: readonly RenderedDashboard[], findings: readonly Finding[]): Promise<void> {
  const { packages, graph } = recorded();
  const definitions = dashboards.map(({ definition }) => definition);
  const found = originsOf(definitions, definitions.length === 0 ? new Map() : await exportsOf(graph.keys()), graph);
  const origins = dashboards.flatMap(({ uid, definition }) => {
    const origin = found.get(definition);
    return origin === undefined ? [] : [[uid, origin] as const];
  });
  await answer({
    kind: "done",
    findings,
    packages,
    modules: [...graph].map(([module, importers]) => [module, [...importers]]),
    origins: Object.fromEntries(origins),
  });
  flushCompileCache(); // the process is ended by a signal, which would leave nothing for the next one
}

/** Nothing is evaluated by this: all of them have been. */
async function exportsOf(modules: Iterable<string>) {
  const exported = new Map<string, Readonly<Record<string, unknown>>>();
  for (const module of modules) {
    if (module.endsWith(".json")) continue;
    exported.set(module, (await import(module)) as Readonly<Record<string, unknown>>);
  }
  return exported;
}

function toSend({ uid, folder, text }: RenderedDashboard, known: RenderOrder["known"]): SentDashboard {
  const digest = createHash("sha256").update(text).digest("hex");
  return { uid, folder, digest, ...(known[uid] === digest ? {} : { text }) };
}

/** Waits until it has left: what comes after takes all of the processor. */
function answer(message: Answer): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, undefined, undefined, () => resolve());
  });
}
