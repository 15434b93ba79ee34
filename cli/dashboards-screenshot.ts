import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Command, Option } from "commander";
import type { ListrTask } from "listr2";
import {
  comparePictures,
  type DashboardPictures,
  listFile,
  openPhotographer,
  type PanelChange,
  type PictureFormat,
  type PictureList,
  type Theme,
} from "../preview/pictures/index.ts";
import { acquireChromium } from "../toolchain/index.ts";
import { exitCodes } from "./exit-codes.ts";
import { pictureRange } from "./picture-range.ts";
import { pagesTask } from "./preview-pages.ts";
import type { PreviewedPrometheusOptions } from "./preview-prometheus.ts";
import { count, row, seconds } from "./row.ts";
import { runTasks } from "./run-tasks.ts";
import { openViewer, type Viewer } from "./screenshot-viewer.ts";

export interface ScreenshotOptions extends PreviewedPrometheusOptions {
  readonly out: string;
  readonly compare?: string;
  readonly url?: string;
  readonly system?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly width?: string;
  readonly theme?: Theme;
  readonly format: PictureFormat;
  readonly panels: boolean;
}

/** `sightline dashboards screenshot [UID…] --out DIR [--compare DIR]`: pictures of dashboards, and what changed in them. */
export function screenshotCommand(): Command {
  return new Command("screenshot")
    .description("take pictures of dashboards and their panels, and compare them with those of an earlier run")
    .argument("[uid...]", "which dashboards; none: all")
    .requiredOption("--out <dir>", "folder for the pictures")
    .option(
      "--compare <dir>",
      "pictures of an earlier run: writes changes.md with what looks otherwise; its range, width and theme are taken",
    )
    .option("--stack <name>", "whose dashboards, settings and Prometheus", "dev")
    .option(
      "--system <name...>",
      "dashboards of these systems in place of those that the settings watch; all: every one",
    )
    .option("--url <url>", "a preview that runs, in place of one of the command's own")
    .option("--prometheus <url>", "ask this Prometheus in place of the stack's own")
    .option("--user <name>", "user of --prometheus, or of --url")
    .option("--password-file <file>", "file with the password of --user")
    .option(
      "--prometheus.config.file <file>",
      "password and TLS of --prometheus, as Prometheus's HTTP client reads them",
    )
    .option("--from <time>", "now-1h, 2026-11-30T08:00:00Z or milliseconds since 1970; default: now-1h")
    .option("--to <time>", "the same; default: now, as it is when the command starts")
    .option("--width <pixels>", "width of a dashboard; default: 1600")
    .addOption(new Option("--theme <theme>", "default: dark").choices(["dark", "light"]))
    .addOption(
      new Option("--format <format>", "of whole dashboards; panels are PNG").choices(["webp", "png"]).default("webp"),
    )
    .option("--no-panels", "whole dashboards only")
    .action(async (uids: readonly string[], options: ScreenshotOptions) => {
      process.exitCode = await screenshot(uids, options);
    });
}

async function screenshot(uids: readonly string[], options: ScreenshotOptions): Promise<number> {
  const start = performance.now();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130)); // takes along what was started
  const earlier = options.compare === undefined ? undefined : await listIn(resolve(options.compare));
  if (earlier !== undefined && !options.panels) throw new Error("--compare compares panels: leave out --no-panels");
  const folder = resolve(options.out);
  const how = {
    ...pictureRange(
      options.from ?? `${earlier?.from ?? "now-1h"}`,
      options.to ?? `${earlier?.to ?? "now"}`,
      Date.now(),
    ),
    width: widthOf(options, earlier),
    theme: options.theme ?? earlier?.theme ?? "dark",
  };
  const found: { app: string; chromium: string; viewer?: Viewer; changes?: readonly PanelChange[] } = {
    app: "",
    chromium: "",
  };
  const taken: DashboardPictures[] = [];
  try {
    await runTasks([
      ...(options.url === undefined ? [await pagesTask((app) => void Object.assign(found, { app }))] : []),
      browserTask(found),
      {
        title: "Dashboards",
        task: async (_, task) => {
          found.viewer = await openViewer(options, found.app);
          task.title = row("Dashboards", `${chosen(found.viewer, uids).length} at ${found.viewer.url}`);
        },
      },
      {
        title: "Pictures",
        task: async (_, task) => {
          const viewer = found.viewer as Viewer;
          const dashboards = chosen(viewer, uids);
          const begun = performance.now();
          const photographer = await openPhotographer({
            ...how,
            chromium: found.chromium,
            url: viewer.url,
            ...(viewer.login === undefined ? {} : { login: viewer.login }),
            folder,
            format: options.format,
            panels: options.panels,
          });
          try {
            for (const dashboard of dashboards) {
              task.output = `${dashboard.title} (${taken.length + 1} of ${dashboards.length})`;
              taken.push(await photographer.take(dashboard));
            }
          } finally {
            await photographer.close();
          }
          const panels = taken.reduce((sum, one) => sum + one.panels.length, 0);
          const time = seconds((performance.now() - begun) / 1000);
          task.title = row("Pictures", `${count(taken.length, "dashboard")}, ${count(panels, "panel")} in ${time}`);
        },
      },
      ...(earlier === undefined ? [] : [compareTask(found, earlier, options, () => ({ ...how, dashboards: taken }))]),
    ]);
  } finally {
    await found.viewer?.close();
  }
  const list: PictureList = { ...how, dashboards: taken };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, listFile), `${JSON.stringify(list, null, 2)}\n`);
  process.stdout.write(`\n  ${folder}${found.changes?.length ? ": changes.md has what changed" : ""}\n`);
  process.stdout.write(`  Ready in ${seconds((performance.now() - start) / 1000)}.\n`);
  return found.changes?.length ? exitCodes.found : exitCodes.fine;
}

function browserTask(found: { chromium: string }): ListrTask {
  return {
    title: "Browser",
    task: async (_, task) => {
      const onInstall = () => {
        task.output = "installs Debian's package chromium, 125 MB";
      };
      found.chromium = await acquireChromium({ onInstall });
      task.title = row("Browser", found.chromium);
    },
  };
}

function compareTask(
  found: { changes?: readonly PanelChange[] },
  earlier: PictureList,
  { compare = "", out }: ScreenshotOptions,
  list: () => PictureList,
): ListrTask {
  return {
    title: "Comparison",
    task: async (_, task) => {
      const before = { folder: resolve(compare), list: earlier };
      found.changes = await comparePictures(before, { folder: resolve(out), list: list() });
      task.title = row(
        "Comparison",
        found.changes.length === 0 ? "no panel looks otherwise" : `${count(found.changes.length, "panel")} changed`,
      );
    },
  };
}

/** Those that were asked for, in that order. @throws Error when there is none of a uid */
function chosen({ dashboards }: Viewer, uids: readonly string[]): Viewer["dashboards"] {
  if (uids.length === 0) return dashboards;
  return uids.map((uid) => {
    const found = dashboards.find((one) => one.uid === uid);
    if (found !== undefined) return found;
    throw new Error(
      `there is no dashboard ${uid}; known: ${dashboards
        .map((one) => one.uid)
        .sort()
        .join(", ")}`,
    );
  });
}

async function listIn(folder: string): Promise<PictureList> {
  try {
    return JSON.parse(await readFile(join(folder, listFile), "utf8")) as PictureList;
  } catch (cause) {
    throw new Error(`--compare: ${folder} has no ${listFile}, so it holds no pictures of an earlier run`, { cause });
  }
}

function widthOf({ width }: ScreenshotOptions, earlier: PictureList | undefined): number {
  if (width === undefined) return earlier?.width ?? 1600;
  if (/^\d{3,4}$/.test(width) && Number(width) >= 320) return Number(width);
  throw new Error(`--width: got ${JSON.stringify(width)}; allowed: 320 to 9999 pixels`);
}
