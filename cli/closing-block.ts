import type { Bundle } from "../bundle/index.ts";
import { type Settings, viewerOf } from "../settings/index.ts";
import type { ResolvedEngine } from "../toolchain/index.ts";
import { commandLine, stackOption } from "./command-line.ts";
import { type Line, miniatureLines } from "./miniature-lines.ts";
import { viewerNotes } from "./viewer-notes.ts";

/** Where to go from here: each URL that really shows a page, the passwords, what was left out and why. */
export async function closingBlock(options: {
  readonly settings: Settings;
  readonly exporters: Bundle["exporters"];
  readonly images: ResolvedEngine;
  readonly stack: string;
  /** Folder of k6, where it was got. */
  readonly k6: string | undefined;
}): Promise<string> {
  const { settings, exporters, images, stack, k6 } = options;
  const { ports, bindAddress, tls } = settings;
  const host = bindAddress === "0.0.0.0" || bindAddress === "::" ? "localhost" : bindAddress;
  const url = (port: number) => `${tls === undefined ? "http" : "https"}://${host}:${port}`;
  const pages: Line[] = [];
  const notes: string[] = [];
  const viewer = viewerOf(settings, images.absent);
  if (viewer === "preview") pages.push(["Dashboards", `${url(ports.grafana)} (preview)`]);
  const services = [
    { name: "Grafana", image: viewer === "grafana" ? images.images.grafana : undefined, port: ports.grafana },
    { name: "Prometheus", image: images.images.prometheus, port: ports.prometheus },
    { name: "Alertmanager", image: images.images.alertmanager, port: ports.alertmanager },
  ];
  for (const { name, image, port } of services) {
    if (image?.webPages) pages.push([name, url(port)]);
    else if (image !== undefined) notes.push(`${name} answers its API at ${url(port)}; built here, it has no pages.`);
  }
  pages.push(["Inbox", url(ports.inbox)]);
  notes.push(...viewerNotes(settings, images.absent));
  if (exporters.loadTest !== undefined) pages.push(["Load results", url(ports.loadTest)]);
  pages.push(...miniatureLines(settings, k6));
  const lines = [...pages, ["Passwords", commandLine("passwords", stackOption(stack))] as const];
  return `\n${[...lines.map(([name, what]) => `  ${name.padEnd(14)}${what}`), "", ...notes.map((note) => `  ${note}`)].join("\n")}\n`;
}
