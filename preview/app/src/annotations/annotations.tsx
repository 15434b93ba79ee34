import type { TimeRange } from "@grafana/data";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { AnnotationJson, DashboardJson } from "../dashboard/index.ts";
import type { Values } from "../variables/index.ts";
import type { Annotation } from "./annotation.ts";
import { askAnnotations } from "./ask-annotations.ts";
import { annotationQueries, isShownOn } from "./queries.ts";

/** An annotation query of the dashboard on the page, and what it found. */
export interface AnnotationState {
  readonly query: AnnotationJson;
  readonly enabled: boolean;
  readonly found: readonly Annotation[];
  /** Prometheus's words, when it could not be answered. */
  readonly fault?: string;
}

/** Every annotation query of the dashboard, in its order. */
export const AnnotationStates = createContext<{
  readonly states: readonly AnnotationState[];
  readonly setEnabled: (query: AnnotationJson, enabled: boolean) => void;
}>({ states: [], setEnabled: () => undefined });

/** Asks the annotation queries of a dashboard whenever its range or its variables change, for all panels inside at once. */
export function Annotations(props: {
  readonly dashboard: DashboardJson;
  readonly range: TimeRange;
  readonly values: Values;
  readonly scrapeInterval: string;
  readonly children: ReactNode;
}): ReactNode {
  const { dashboard, range, values, scrapeInterval, children } = props;
  const queries = useMemo(() => annotationQueries(dashboard), [dashboard]);
  const [switched, setSwitched] = useState<Readonly<Record<string, boolean>>>({});
  const [answers, setAnswers] = useState<ReadonlyMap<AnnotationJson, Answer>>(new Map());
  const asked = useMemo(
    () => queries.filter(({ name, enable }) => switched[name] ?? enable !== false),
    [queries, switched],
  );
  useEffect(() => {
    const abort = new AbortController();
    const context = { range, values, scrapeInterval, signal: abort.signal };
    void Promise.all(asked.map(async (query) => [query, await answerOf(query, context)] as const)).then((next) => {
      if (!abort.signal.aborted) setAnswers(new Map(next));
    });
    return () => abort.abort();
  }, [asked, range, values, scrapeInterval]);
  const shown = useMemo(
    () => ({
      states: queries.map((query) => ({
        query,
        enabled: asked.includes(query),
        ...(answers.get(query) ?? unanswered),
      })),
      setEnabled: ({ name }: AnnotationJson, enabled: boolean) =>
        setSwitched((before) => ({ ...before, [name]: enabled })),
    }),
    [queries, asked, answers],
  );
  return <AnnotationStates.Provider value={shown}>{children}</AnnotationStates.Provider>;
}

/** What is drawn on a panel, in order of the queries; the same list until one of them has changed. */
export function useAnnotations(panelId: number): readonly Annotation[] {
  const { states } = useContext(AnnotationStates);
  return useMemo(() => {
    const shown = states.filter(({ query, enabled }) => enabled && isShownOn(query, panelId));
    const found = shown.flatMap((state) => state.found);
    return found.length === 0 ? none : found;
  }, [states, panelId]);
}

type Answer = Pick<AnnotationState, "found" | "fault">;

const none: readonly Annotation[] = [];
const unanswered: Answer = { found: none };

async function answerOf(query: AnnotationJson, context: Parameters<typeof askAnnotations>[1]): Promise<Answer> {
  try {
    return { found: await askAnnotations(query, context) };
  } catch (error) {
    return { found: none, fault: error instanceof Error ? error.message : String(error) };
  }
}
