import { compareArrayValues, compareDataFrameStructures, type DataFrame } from "@grafana/data";
import { useRef } from "react";

/** A number that changes with the names and settings of the series, and not with their values: a graph is built anew only then. */
export function useStructure(frames: DataFrame[]): number {
  const last = useRef({ frames, revision: 1 });
  if (last.current.frames !== frames) {
    const same = compareArrayValues(last.current.frames, frames, compareDataFrameStructures);
    last.current = { frames, revision: last.current.revision + (same ? 0 : 1) };
  }
  return last.current.revision;
}
