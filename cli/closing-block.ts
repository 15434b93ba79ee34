import { join, relative } from "node:path";
import type { Settings } from "../settings/index.ts";
import type { ResolvedEngine } from "../toolchain/index.ts";
import { commandLine, stackOption } from "./command-line.ts";

/** k6 script of an ordinary day. */
const baseline = relative(
  process.cwd(),
  join(import.meta.dirname, "..", "examples", "workloads", "chat4all", "load", "baseline.js"),
);

/** Where to go from here: each URL that really shows a page, the passwords, what was left out and why. */
export async function closingBlock(options: {
  readonly settings: Settings;
  readonly images: ResolvedEngine;
  readonly stack: string;
  /** Folder of k6, where it was got. */
  readonly k6: string | undefined;
}): Promise<string> {
  const { settings, images, stack, k6 } = options;
  const { ports, bindAddress, tls } = settings;
  const host = bindAddress === "0.0.0.0" || bindAddress === "::" ? "localhost" : bindAddress;
  const url = (port: number) => `${tls === undefined ? "http" : "https"}://${host}:${port}`;
  const pages: [string, string][] = [];
  const notes: string[] = [];
  const services = [
    { name: "Grafana", image: images.images.grafana, port: ports.grafana },
    { name: "Prometheus", image: images.images.prometheus, port: ports.prometheus },
    { name: "Alertmanager", image: images.images.alertmanager, port: ports.alertmanager },
  ];
  for (const { name, image, port } of services) {
    if (image?.webPages) pages.push([name, url(port)]);
    else if (image !== undefined) notes.push(`${name} answers its API at ${url(port)}; built here, it has no pages.`);
  }
  pages.push(["Inbox", url(ports.inbox)]);
  if (settings.grafana !== false && images.absent.grafana !== undefined) {
    notes.push(`Grafana is left out: ${images.absent.grafana}. Its dashboards are generated and checked all the same.`);
  }
  if (settings.demo.includes("chat4all")) pages.push(...chat4all(settings, k6));
  const lines = [...pages, ["Passwords", commandLine("passwords", stackOption(stack))] as const];
  return `\n${[...lines.map(([name, what]) => `  ${name.padEnd(14)}${what}`), "", ...notes.map((note) => `  ${note}`)].join("\n")}\n`;
}

/** Where the miniature takes messages, what sends it some and what breaks it. Its port is on loopback, whatever the pages' are. */
function chat4all({ project, stack, ports }: Settings, k6: string | undefined): [string, string][] {
  const url = `http://127.0.0.1:${ports.chat4all}`;
  const program = k6 === undefined ? "k6" : join(k6, "k6");
  return [
    ["Chat4All", `${url}/v1/messages`],
    ["Load", `${program} run -e TARGET=${url} ${baseline}`],
    ["Faults", `docker exec ${project}-${stack}-channel-api /usr/local/bin/node /app/main.mjs faults`],
  ];
}
