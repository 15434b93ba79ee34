import { isDeepStrictEqual } from "node:util";
import { dashboardJson } from "../../dashboards/kit/index.ts";
import { ourDashboard } from "./ours.ts";
import { theirDashboard } from "./theirs.ts";

/**
 * What is measured is the same work: each panel has its kind, words, size, unit, thresholds and queries from both.
 * @throws Error when one differs.
 */
export function assertSamePanels(): void {
  const [ours, theirs] = [panelsOf(dashboardJson(ourDashboard(7))), panelsOf(theirDashboard(7))];
  for (const [i, panel] of ours.entries()) {
    if (isDeepStrictEqual(panel, theirs[i])) continue;
    throw new Error(`not the same panel: ${JSON.stringify(panel)} and ${JSON.stringify(theirs[i])}`);
  }
  if (ours.length !== theirs.length) throw new Error(`${ours.length} panels and ${theirs.length}`);
}

interface PanelJson {
  readonly type: string;
  readonly title?: string;
  readonly description?: string;
  readonly gridPos?: { readonly w: number; readonly h: number };
  readonly transformations?: object;
  readonly fieldConfig?: {
    readonly defaults: { readonly unit?: string; readonly min?: number; readonly thresholds?: object };
    readonly overrides: readonly object[];
  };
  readonly targets?: readonly QueryJson[];
}

interface QueryJson {
  readonly refId: string;
  readonly expr: string;
  readonly legendFormat?: string;
  readonly format?: string;
  readonly datasource: object;
}

// Places differ where the SDK lets a panel cross the right edge.
function panelsOf(json: string): object[] {
  const { panels } = JSON.parse(json) as { readonly panels: readonly PanelJson[] };
  return panels.map(({ type, title, description, gridPos, transformations, fieldConfig, targets = [] }) => ({
    type,
    words: [title, description],
    size: [gridPos?.w, gridPos?.h],
    shown: [fieldConfig?.defaults.unit, fieldConfig?.defaults.min, fieldConfig?.defaults.thresholds],
    overrides: fieldConfig?.overrides,
    transformations,
    queries: targets.map(({ refId, expr, legendFormat, format, datasource }) => ({
      refId,
      expr,
      legendFormat,
      format,
      datasource,
    })),
  }));
}
