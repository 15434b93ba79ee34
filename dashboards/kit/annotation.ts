import { alerts, process } from "../../metrics/index.ts";
import { type LabelsOf, type Matchers, mul, not, type TargetLabel, type Vector } from "../../metrics/kit/index.ts";
import type { Legend } from "./legend.ts";
import type { Color } from "./thresholds.ts";

/** Marks on every graph of the page, with a switch of their own at the top. */
export interface Annotation {
  /** What people read beside the switch. */
  readonly name: string;
  /** Series of which each sample above 0 is a mark; with `at: "value"` the value is the time, in milliseconds since 1970. */
  readonly expr: Vector;
  readonly at: "sample" | "value";
  /** Heads the note at a mark; `{{label}}` stands for a label that the series have. */
  readonly title: string;
  readonly text?: string;
  /** Labels whose values become tags. @default none */
  readonly tags?: readonly string[];
  readonly color: Color;
  /** Whether the marks are there when the page opens. @default true */
  readonly shown?: boolean;
}

/** Defines marks of your own, with title, text and tags held to the labels of the series. */
export function annotation<Series extends Vector, const Title extends string, const Text extends string = "">(
  name: string,
  options: Omit<Annotation, "name" | "expr" | "title" | "text" | "tags"> & {
    readonly expr: Series;
    readonly title: Legend<Title, LabelsOf<Series>>;
    readonly text?: Legend<Text, LabelsOf<Series>>;
    readonly tags?: readonly LabelsOf<Series>[];
  },
): Annotation {
  return { name, ...(options as Omit<Annotation, "name">) };
}

/** Alerts while they fire, without the one that always does; a dashboard that names no annotations has those that its panels watch. */
export function firingAlerts({
  where = {},
  shown = true,
}: {
  readonly where?: Matchers<"alertname" | "severity" | "priority">;
  readonly shown?: boolean;
} = {}): Annotation {
  return {
    ...annotation("Firing alerts", {
      expr: alerts.alertsActive.where({ alertname: not("Watchdog"), ...where, alertstate: "firing" }),
      at: "sample",
      title: "{{alertname}}",
      tags: ["severity"],
      color: "red",
      shown,
    }),
    // Most alerts have the label; it is not one of those that every alert has.
    text: "{{instance}}",
  };
}

/**
 * The start of each process of these targets, to the second: a deployment, or a restart nobody asked for.
 * Read from `process_start_time_seconds`, which the client libraries of Go, Java, Node.js and Python expose.
 */
export function deployments({
  of,
  shown = true,
}: {
  readonly of: Matchers<TargetLabel>;
  readonly shown?: boolean;
}): Annotation {
  return annotation("Deployments and restarts", {
    expr: mul(process.startTime.where(of), 1000),
    at: "value",
    title: "{{job}} started",
    text: "{{instance}}",
    tags: ["job"],
    color: "blue",
    shown,
  });
}
