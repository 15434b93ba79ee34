import { datasourceNames, datasourceUids } from "./datasource-names.ts";
import { literal } from "./text.ts";

/** A Loki that Grafana can reach. */
export interface LokiOptions {
  readonly url: string;
}

/** A Tempo that Grafana can reach. */
export interface TempoOptions {
  readonly url: string;
  /** Label of exemplars, and key in log lines, that holds the id of a trace. @default "trace_id" */
  readonly traceIdLabel?: string;
}

const usualLabel = "trace_id";

/** What makes an exemplar on a graph a link to its trace. */
export function exemplarsOf({ traceIdLabel = usualLabel }: TempoOptions): object {
  return { exemplarTraceIdDestinations: [{ datasourceUid: datasourceUids.tempo, name: literal(traceIdLabel) }] };
}

/** Log lines; where there are traces, the id of one in a line is a link to it. */
export function lokiDatasource({ url }: LokiOptions, tempo?: TempoOptions): object {
  return {
    ...named("loki", url),
    jsonData: tempo === undefined ? {} : { derivedFields: [linkToTrace(tempo)] },
  };
}

/** Traces; where there are logs, a span leads to those of its time that name its trace. */
export function tempoDatasource({ url }: TempoOptions, loki?: LokiOptions): object {
  return {
    ...named("tempo", url),
    jsonData: loki === undefined ? {} : { tracesToLogsV2: linkToLogs },
  };
}

const linkToLogs = {
  datasourceUid: datasourceUids.loki,
  filterByTraceID: true,
  // Clocks differ, and a line is written after its span began.
  spanEndTimeShift: "5m",
  spanStartTimeShift: "-5m",
};

function named(kind: "loki" | "tempo", url: string): object {
  return {
    access: "proxy",
    editable: false,
    name: datasourceNames[kind],
    orgId: 1,
    type: kind,
    uid: datasourceUids[kind],
    url: literal(url),
  };
}

/** As `trace_id=…` of logfmt and as `"trace_id":"…"` of JSON. */
function linkToTrace({ traceIdLabel = usualLabel }: TempoOptions): object {
  return {
    datasourceUid: datasourceUids.tempo,
    matcherRegex: literal(`${traceIdLabel}"?[=:]\\s*"?(\\w+)`),
    name: "Trace",
    url: literal(`\${__value.raw}`),
    urlDisplayLabel: "Trace",
  };
}
