import type { DataFrame } from "@grafana/data";
import type { PanelJson, TargetJson } from "../dashboard/index.ts";
import {
  askQuestion,
  type QueryContext,
  QueryError,
  type QueryOutcome,
  type Question,
  questionsOf,
} from "../prometheus/index.ts";
import { foreignSource } from "./foreign-source.ts";

/** A question as it was asked, and how it ended. */
export interface AskedQuestion extends Question, Omit<QueryOutcome, "frames"> {
  readonly tookMs: number;
  /** Prometheus's words where it failed. */
  readonly error?: string;
}

/** What a panel's queries gave: what could be had stays where others failed. */
export interface QueriesResult {
  readonly frames: readonly DataFrame[];
  readonly asked: readonly AskedQuestion[];
  /** The words of Prometheus, after `A: ` where there are several queries. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** Runs all queries of a panel that are not hidden; throws only when aborted. */
export async function runQueries(panel: PanelJson, context: Omit<QueryContext, "several">): Promise<QueriesResult> {
  const targets = shownTargets(panel);
  const several = targets.length > 1;
  const ended = (await Promise.all(targets.map((target) => runTarget(target, panel, { ...context, several })))).flat();
  context.signal.throwIfAborted();
  const asked = ended.map(({ frames: _frames, ...rest }) => rest);
  return {
    frames: ended.flatMap(({ frames }) => frames),
    asked,
    errors: asked.flatMap(({ refId, error }) => (error === undefined ? [] : [several ? `${refId}: ${error}` : error])),
    warnings: [...new Set(asked.flatMap(({ warnings }) => warnings))],
  };
}

/** The queries that a panel asks. */
export function shownTargets({ targets = [] }: PanelJson): readonly TargetJson[] {
  return targets.filter((target) => target.hide !== true && (hasQuery(target) || foreignSource(target) !== undefined));
}

function hasQuery({ expr }: TargetJson): boolean {
  return expr !== undefined && expr.trim() !== "";
}

type Ended = AskedQuestion & { readonly frames: readonly DataFrame[] };

async function runTarget(target: TargetJson, panel: PanelJson, context: QueryContext): Promise<Ended[]> {
  const foreign = foreignSource(target, panel);
  return await Promise.all(
    questionsOf(target, context).map(async (question): Promise<Ended> => {
      const began = performance.now();
      try {
        if (foreign !== undefined) throw new QueryError(foreign);
        const outcome = await askQuestion(question, { target, context });
        return { ...question, ...outcome, tookMs: performance.now() - began };
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        const nothing = { frames: [], warnings: [], infos: [], series: 0, samples: 0 };
        return { ...question, ...nothing, tookMs: performance.now() - began, error: words };
      }
    }),
  );
}
