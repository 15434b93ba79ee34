import type { ListrTask } from "listr2";
import type { Bundle } from "../bundle/index.ts";
import { type Settings, viewerOf } from "../settings/index.ts";
import { awaitReadiness, brokenParts, removeLeftovers } from "../stack/session/index.ts";
import { engine } from "../toolchain/index.ts";
import { openStack } from "./open-stack.ts";
import type { Overrides } from "./overrides.ts";
import { imagesOn } from "./prepare-machine.ts";
import { loadStack, type Project } from "./project.ts";
import { count, row } from "./row.ts";
import { tellChanges, tellReadiness } from "./tell.ts";

/** What is deployed, and how it went. */
export interface Deployment {
  readonly project: Project;
  readonly stack: string;
  readonly overrides: Overrides;
  readonly refresh: boolean;
  settings: Settings;
  bundle: Bundle;
  /** Undefined until the targets were asked. */
  ready?: boolean;
}

/** How long the first scrapes and the first notification may take. */
const readySeconds = 120;

/** The tasks that bring a stack to what its settings say, on a machine that has everything. */
export function deploymentTasks(work: Deployment): ListrTask[] {
  return [bundle(work), pulumiUp(work), targets(work)];
}

function bundle(work: Deployment): ListrTask {
  return {
    title: "Bundle",
    task: async (_, task) => {
      const { project, stack, overrides } = work;
      const { absent } = await imagesOn((await engine()).id);
      const viewer = viewerOf(work.settings, absent);
      Object.assign(work, await loadStack(project, stack, { viewer, overrides }));
      const { systems, alerts, dashboards, findings } = work.bundle.counts;
      const told = [count(systems, "system"), count(alerts, "alert"), count(dashboards, "dashboard")];
      task.title = row("Bundle", [...told, count(findings, "finding")].join(" · "));
    },
  };
}

function pulumiUp({ project, stack, overrides, refresh }: Deployment): ListrTask {
  return {
    title: "pulumi up",
    task: async (_, task) => {
      const session = await openStack(project, stack, overrides);
      const { docker } = await engine();
      await removeLeftovers(docker, project.name, stack);
      const broken = refresh ? [] : await brokenParts(docker, project.name, stack);
      if (broken.length > 0) task.output = `${broken.join(", ")} not running: looking at what is really there`;
      const changes = await session.up({
        refresh: refresh || broken.length > 0,
        onStep: (step) => {
          task.output = step;
        },
      });
      task.title = row("pulumi up", tellChanges(changes));
    },
  };
}

function targets(work: Deployment): ListrTask {
  return {
    title: "Targets",
    task: async (_, task) => {
      const on = await engine();
      const { images } = await imagesOn(on.id);
      const readiness = await awaitReadiness({
        docker: on.docker,
        image: images.programs?.id ?? "",
        settings: work.settings,
        timeoutSeconds: readySeconds,
        onChange: (now) => {
          task.output = tellReadiness(now);
        },
      });
      work.ready = readiness.down.length === 0 && readiness.watchdogAge !== null;
      task.title = row("Targets", tellReadiness(readiness));
      if (!work.ready) throw new Error(task.title);
    },
    exitOnError: false,
  };
}
