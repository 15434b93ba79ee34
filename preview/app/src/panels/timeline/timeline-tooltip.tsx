import { dateTimeFormat } from "@grafana/data";
import {
  getFieldDisplayLinks,
  VizTooltipColorIndicator,
  VizTooltipColorPlacement,
  VizTooltipContent,
  VizTooltipFooter,
  VizTooltipHeader,
  type VizTooltipItem,
  VizTooltipWrapper,
} from "@grafana/ui";
import type { ReactNode } from "react";
import { age } from "../kit/index.ts";
import { type Span, spanAt } from "./spans.ts";
import type { TimelineRow } from "./timeline-rows.ts";

/** What is known at the cursor: the state of its row, or of all. */
export function TimelineTooltip(props: {
  readonly rows: readonly TimelineRow[];
  /** Index of the row under the cursor. */
  readonly row: number | undefined;
  readonly time: number;
  readonly timeZone: string;
  readonly all: boolean;
  /** States have a beginning and an end to tell. */
  readonly lasting: boolean;
  readonly pinned: boolean;
}): ReactNode {
  const { rows, row, time, timeZone, all, lasting, pinned } = props;
  const here = row === undefined ? undefined : rows[row];
  const span = here && spanAt(here.spans, time);
  const shown = all ? rows : here === undefined ? [] : [here];
  const items = shown.flatMap((each) => {
    const at = spanAt(each.spans, time);
    return at === undefined ? [] : [itemOf(each, at, all && each === here)];
  });
  if (items.length === 0) return null;
  const duration = lasting && !all && span !== undefined ? [durationOf(span)] : [];
  const moment = span === undefined || lasting ? time : (span.from + span.to) / 2;
  const links = pinned && here !== undefined && span !== undefined ? getFieldDisplayLinks(here.field, span.index) : [];
  return (
    <VizTooltipWrapper>
      <VizTooltipHeader item={{ label: "", value: dateTimeFormat(moment, { timeZone }) }} isPinned={pinned} />
      <VizTooltipContent items={[...items, ...duration]} isPinned={pinned} />
      {links.length > 0 && <VizTooltipFooter dataLinks={links} />}
    </VizTooltipWrapper>
  );
}

function itemOf({ name }: TimelineRow, { text, color }: Span, isActive: boolean): VizTooltipItem {
  return {
    label: name,
    value: text,
    color,
    colorIndicator: VizTooltipColorIndicator.value,
    colorPlacement: VizTooltipColorPlacement.trailing,
    isActive,
  };
}

function durationOf({ from, to }: Span): VizTooltipItem {
  return {
    label: "Duration",
    value: age(to - from),
    colorPlacement: VizTooltipColorPlacement.hidden,
  };
}
