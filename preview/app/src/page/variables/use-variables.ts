import { rangeUtil, type TimeRange } from "@grafana/data";
import { useEffect, useMemo, useRef, useState } from "react";
import type { VariableJson } from "../../dashboard/index.ts";
import { ask, stepOf } from "../../prometheus/index.ts";
import {
  type AutoInterval,
  chosenInUrl,
  loadOptions,
  resolveVariables,
  type Values,
  type VariableStates,
  valuesOf,
  withVariables,
} from "../../variables/index.ts";
import { navigateWith } from "../router/index.ts";

/** A dashboard's variables. */
export interface DashboardVariables {
  readonly states: VariableStates;
  /** Unchanged as long as no value changes. */
  readonly values: Values;
  /** All are known: their first values have been found. */
  readonly ready: boolean;
  /** Names of those whose options are being asked for. */
  readonly asking: ReadonlySet<string>;
  /** What the address says has not been taken over yet. */
  readonly behind: boolean;
}

/**
 * Keeps a dashboard's variables up to date with the address, the range and each other. The address says what is chosen; what it
 * does not say, or what no longer exists, is put there once it is known.
 */
export function useVariables(
  variables: readonly VariableJson[],
  {
    search,
    range,
    scrapeInterval,
  }: { readonly search: string; readonly range: TimeRange; readonly scrapeInterval: string },
): DashboardVariables {
  const [states, setStates] = useState<VariableStates>();
  const [asking, setAsking] = useState<ReadonlySet<string>>(nobody);
  const [takenOver, setTakenOver] = useState<string>();
  const last = useRef<Last>({ states: new Map(), range: undefined, unanswered: new Set() });
  const chosenKey = useMemo(() => chosenText(variables, search), [variables, search]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the address only what it says of variables
  useEffect(() => {
    const abort = new AbortController();
    const { states: before, range: beforeRange, unanswered } = last.current;
    const sameRange = beforeRange === range;
    const stale = (variable: VariableJson) => {
      const earlier = before.get(variable.name)?.variable;
      return earlier !== variable || unanswered.has(variable.name) || (!sameRange && variable.refresh === 2);
    };
    const chosen = chosenInUrl(variables, new URLSearchParams(search));
    void resolveVariables(variables, {
      before,
      chosen,
      stale,
      builtIn: builtInFor(range, scrapeInterval),
      autoInterval: autoIntervalFor(range),
      load: async (variable, values) => {
        unanswered.add(variable.name);
        setAsking(new Set(unanswered));
        const asked = (path: string, parameters: URLSearchParams) =>
          ask<unknown>(path, parameters, { signal: abort.signal }).then(({ data }) => data);
        const span = { start: Math.floor(range.from.valueOf() / 1000), end: Math.ceil(range.to.valueOf() / 1000) };
        return await loadOptions(variable, { ask: asked, values, span });
      },
    }).then((resolved) => {
      if (abort.signal.aborted) return;
      last.current = { states: resolved, range, unanswered: new Set() };
      setStates(resolved);
      setAsking(nobody);
      setTakenOver(chosenKey);
    });
    return () => abort.abort();
  }, [variables, chosenKey, range, scrapeInterval]);
  const known = states ?? noStates;
  const valuesNow = valuesOf(known.values(), autoIntervalFor(range));
  const valuesKey = JSON.stringify(valuesNow);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the values
  const values = useMemo(() => valuesNow, [valuesKey]);
  return { states: known, values, ready: states !== undefined, asking, behind: takenOver !== chosenKey };
}

interface Last {
  readonly states: VariableStates;
  readonly range: TimeRange | undefined;
  /** Asked for, but something else came in between before the answer. */
  readonly unanswered: Set<string>;
}

const nobody: ReadonlySet<string> = new Set();
const noStates: VariableStates = new Map();

/** Puts what is chosen into the address; back does not lead to how it was before. */
export function writeVariables(states: VariableStates): void {
  navigateWith((parameters) => withVariables(parameters, states.values()), { replace: true });
}

function chosenText(variables: readonly VariableJson[], search: string): string {
  return JSON.stringify([...chosenInUrl(variables, new URLSearchParams(search))]);
}

/** What queries of variables may use of Grafana's own. */
function builtInFor(range: TimeRange, scrapeInterval: string): Values {
  return stepOf({ range, minInterval: undefined, maxDataPoints: 1000, scrapeInterval }).values;
}

function autoIntervalFor(range: TimeRange): AutoInterval {
  return ({ auto_count = 30, auto_min = "10s" }) => rangeUtil.calculateInterval(range, auto_count, auto_min).interval;
}
