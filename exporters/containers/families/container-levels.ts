import type { Family, Level } from "../../kit/index.ts";
import { createDeviceNames } from "../cgroup/index.ts";
import { identityOf } from "./identity.ts";
import { writeNetwork } from "./network.ts";
import { writeAge, writeReadings } from "./readings.ts";
import { writeInfo, writeLimits, writeState } from "./state.ts";
import { writeUsage } from "./usage.ts";
import { type LevelName, levels, type View } from "./view.ts";
import { createWriters } from "./writers.ts";

const usualNames = createDeviceNames();

/** The levels in which a view may be shown. */
export function containerLevels(view: View): readonly Level[] {
  return levels.map((name) => {
    let made: readonly Family[] | undefined;
    const render = () => {
      made ??= familiesOf(view, name);
      return made;
    };
    return { name, render, series: () => render().reduce((sum, { samples }) => sum + samples, 0) };
  });
}

/** A view at one level. */
export function familiesOf(view: View, level: LevelName, deviceName = usualNames): readonly Family[] {
  const writers = createWriters();
  for (const known of view.containers) {
    const labels = identityOf(known.row, view.plan);
    writeState(writers, labels, known, view);
    writeLimits(writers, labels, known, level !== "core");
    writeUsage(writers, labels, known, level, deviceName);
    writeNetwork(writers, labels, known, level);
    if (level === "all") writeInfo(writers, labels, known);
    if (level !== "core") writeAge(writers, labels, known, view);
  }
  writeReadings(writers, view);
  return writers.end();
}
