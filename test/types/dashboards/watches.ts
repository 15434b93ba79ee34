// Compiled by `tsc`, never run: every line marked as an error must be one.
import { consumerLate, watchdog } from "../../../alerts/index.ts";
import { alert, vector } from "../../../alerts/kit/index.ts";
import { sum, table, text, timeseries } from "../../../dashboards/kit/index.ts";
import { inFlight } from "../../dashboards/kit/samples.ts";

const words = { title: "T", description: "D.", unit: "s" } as const;
const queries = [{ expr: sum(inFlight), legend: "all" }] as const;
const late = consumerLate({ group: "a" });

timeseries("one", { ...words, queries, watches: late });
timeseries("several", { ...words, queries, watches: [late, { alert: watchdog, at: 5, bad: "below" }] });
timeseries("namesakes", { ...words, queries, watches: { alert: late, namesakes: true } });
table("column", { title: "T", description: "D.", columns: {}, queries: [{ ...queries[0], watches: late }] });
text("words", { title: "T", content: "C", watches: late });

// @ts-expect-error an alert, not its name
timeseries("name", { ...words, queries, watches: "KafkaConsumerLate" });
// @ts-expect-error not yet made
timeseries("maker", { ...words, queries, watches: consumerLate });
// @ts-expect-error of which alert
timeseries("threshold", { ...words, queries, watches: { at: 5 } });
// @ts-expect-error a number
timeseries("duration", { ...words, queries, watches: { alert: late, at: "5m" } });
// @ts-expect-error no such side
timeseries("side", { ...words, queries, watches: { alert: late, at: 5, bad: "left" } });

const rule = { expr: vector(1), severity: "info", summary: "S", action: "A", scenarios: [] } as const;
alert("Reason", { ...rule, unwatched: "It speaks for itself." });
// @ts-expect-error the reason is what counts
alert("NoReason", { ...rule, unwatched: true });
