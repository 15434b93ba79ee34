import { isIP } from "node:net";
import { resolve } from "node:path";
import { Command } from "commander";
import { DefinitionError } from "../problems/index.ts";
import { parseSettings } from "../settings/index.ts";
import { exitCodes } from "./exit-codes.ts";
import { openInBrowser } from "./open-in-browser.ts";
import { namesIn } from "./overrides.ts";
import { reportLines, watchedWords } from "./preview-lines.ts";
import { pagesTask } from "./preview-pages.ts";
import { type PreviewedPrometheusOptions, previewedPrometheus } from "./preview-prometheus.ts";
import { startHotPreview } from "./preview-start.ts";
import { findProject, readStackSettings } from "./project.ts";
import { count, row, seconds } from "./row.ts";
import { runTasks } from "./run-tasks.ts";

interface PreviewCommandOptions extends PreviewedPrometheusOptions {
  readonly system?: readonly string[];
  readonly port: string;
  readonly bindAddress: string;
  readonly "web.config.file"?: string;
  readonly open?: boolean;
}

/** `sightline preview`: the dashboards in a browser, as they are edited. */
export function previewCommand(): Command {
  return new Command("preview")
    .description("show the dashboards in a browser, and every change as soon as a file is saved")
    .option("--stack <name>", "whose dashboards, settings and Prometheus", "dev")
    .option(
      "--system <name...>",
      "dashboards of these systems in place of those that the settings watch; all: every one",
    )
    .option("--prometheus <url>", "ask this Prometheus in place of the stack's own")
    .option("--user <name>", "user of --prometheus")
    .option("--password-file <file>", "file with the password of --user")
    .option(
      "--prometheus.config.file <file>",
      "password and TLS of --prometheus, as Prometheus's HTTP client reads them",
    )
    .option("--port <number>", "port of the page; 0: a free one", "3100")
    .option(
      "--bind-address <address>",
      "address of the page; other than the loopback only with --web.config.file",
      "127.0.0.1",
    )
    .option("--web.config.file <file>", "passwords and TLS of the page, in the exporter toolkit's format")
    .option("--open", "open the page in the browser")
    .action(async (options: PreviewCommandOptions) => {
      process.exitCode = await showPreview(options);
    });
}

async function showPreview(options: PreviewCommandOptions): Promise<number> {
  const { stack, bindAddress: host, "web.config.file": webConfigFile } = options;
  const port = portOf(options);
  refuseOpenAddress(host, webConfigFile);
  const project = await findProject();
  const systems =
    options.system &&
    namesIn(
      options.system,
      project.systems.map(({ name }) => name),
    );
  const settings = parseSettings(await readStackSettings(project, stack, systems === undefined ? {} : { systems }));
  say(`\n  sightline preview · stack ${stack}\n`);

  let app = "";
  await runTasks([
    await pagesTask((folder) => {
      app = folder;
    }),
  ]);

  // From here on there is something to be removed at the end.
  const stopped = untilStopped();
  const lines = reportLines();
  const prometheus = await previewedPrometheus(project, settings, options);
  try {
    const start = performance.now();
    const early: string[] = [];
    let tell = (line: string) => void early.push(line);
    const preview = await startHotPreview({
      stack: { folder: project.folder, stack, ...(systems === undefined ? {} : { systems }) },
      settings,
      prometheus,
      app,
      host,
      port,
      ...(webConfigFile === undefined ? {} : { webConfigFile: resolve(webConfigFile) }),
      report: (report) => tell(lines(report)),
    });
    const { dashboards } = preview;
    const time = seconds((performance.now() - start) / 1000);
    say(`  ${row("Dashboards", `${count(dashboards.list().dashboards.length, "dashboard")} rendered in ${time}`)}`);
    say(
      `  ${row("Prometheus", prometheus.absent === undefined ? prometheus.url : `${prometheus.url} (${prometheus.absent}; --prometheus names another)`)}`,
    );
    say(`  ${row("Watched", watchedWords(dashboards, project.folder))}`);
    say(`  ${row("Page", preview.url)}\n`);
    say("  Save a file and the page shows it. Ctrl-C ends.\n");
    tell = (line) => void process.stdout.write(line.replaceAll(/^(?=.)/gm, "  "));
    for (const line of early) tell(line);
    if (options.open) await openInBrowser(preview.url);
    await stopped;
    await preview.stop();
  } finally {
    await prometheus.remove();
  }
  return exitCodes.fine;
}

function portOf({ port }: PreviewCommandOptions): number {
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return Number(port);
  throw new Error(`--port: got ${JSON.stringify(port)}; allowed: a whole number from 0 to 65535`);
}

/** The page shows whatever Prometheus knows. */
function refuseOpenAddress(host: string, webConfigFile: string | undefined): void {
  if (isLoopback(host) || webConfigFile !== undefined) return;
  throw new DefinitionError([
    {
      check: "preview/open-address",
      severity: "error",
      path: `--bind-address ${host}`,
      message:
        "would show the dashboards and answer queries to whoever reaches this machine; allowed without a password: 127.0.0.1 and ::1.",
      hint: "Give passwords and TLS with --web.config.file, or reach the page through an SSH tunnel.",
    },
  ]);
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** Ctrl-C, or whoever started it. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
