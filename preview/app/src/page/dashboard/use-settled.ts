import { useCallback, useState } from "react";
import type { PanelState } from "../../panel/index.ts";

/** Tells whether every one of the named panels has been answered. */
export function useSettled(names: readonly string[]): readonly [boolean, (name: string, state: PanelState) => void] {
  const [waiting, setWaiting] = useState<ReadonlyMap<string, boolean>>(new Map());
  const tell = useCallback((name: string, state: PanelState) => {
    const settled = state !== "loading" && state !== "slow";
    setWaiting((before) => (before.get(name) === settled ? before : new Map(before).set(name, settled)));
  }, []);
  return [names.every((name) => waiting.get(name) === true), tell];
}
