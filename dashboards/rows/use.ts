import { type Panel, type Row, row, type TimeseriesPanel, text } from "../kit/index.ts";

/** One of the three questions about a resource: the panel that answers it, or the reason why nothing does. */
export type Answer = Omit<TimeseriesPanel, "kind" | "key"> | string;

export interface UseOptions {
  /** Names the resource: "CPU". */
  readonly title: string;
  /** The beginning of the panels' keys: `cpu` makes `cpu-utilisation`, `cpu-saturation`, `cpu-errors`. */
  readonly key: string;
  /** How much of it is busy: what `saturation()` or `levelOf()` gives, or a graph's options. */
  readonly utilisation: Answer;
  /** The work that waits for it. */
  readonly saturation: Answer;
  /** What it failed to do. */
  readonly errors: Answer;
  /** @default false */
  readonly collapsed?: boolean;
}

/**
 * Utilisation, saturation, errors of any resource (https://www.brendangregg.com/usemethod.html): all three are answered, or say why not.
 *
 * `useRow({ title: "Pool", key: "pool", utilisation: saturation({ used, limit }), saturation: levelOf(waiting, { aggregate: "sum" }), errors: rateOf(timeouts) })`
 */
export function useRow({ title, key, collapsed = false, ...answers }: UseOptions): Row {
  return row(
    title,
    aspects.map((aspect) => panelOf(`${key}-${aspect}`, titles[aspect], answers[aspect])),
    { collapsed },
  );
}

const aspects = ["utilisation", "saturation", "errors"] as const;
const titles = { utilisation: "Utilisation", saturation: "Saturation", errors: "Errors" } as const;

function panelOf(key: string, title: string, answer: Answer): Panel {
  if (typeof answer === "string") return text(key, { title, content: answer, width: "third", height: 8 });
  return { kind: "timeseries", key, width: "third", ...answer };
}
