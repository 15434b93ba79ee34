// Compiled with everything else: an expected error that does not occur is an error.
import { constant, counter, gauge, histogram, observe, ramp, stateSet } from "../../../metrics/kit/index.ts";

const lag = gauge("kafka_consumergroup_lag", { help: "Lag.", labels: ["group", "topic", "partition"] });
const up = gauge("up", { help: "Up." });
const duration = histogram("http_request_duration_seconds", { help: "Duration.", labels: ["route"] });
const state = stateSet("kafka_consumergroup_state", { help: "State.", labels: ["group"], states: ["Stable", "Empty"] });

// Labels are complete and known; those of the scrape come as needed.
lag.series({ group: "g", topic: "t", partition: "0" }, ramp({ from: 0, per: "1s", by: 1 }));
lag.series({ group: "g", topic: "t", partition: "0", job: "j" }, [constant(90, "2m"), constant(0, "10m")]);
up.series({ job: "a", instance: "b" }, constant(0));
// @ts-expect-error partition is missing
lag.series({ group: "g", topic: "t" }, constant(1));
// @ts-expect-error no such label
up.series({ job: "a", group: "b" }, constant(0));
// @ts-expect-error a number is no shape
up.series({ job: "a" }, 1);
// @ts-expect-error not a duration
constant(1, "2 minutes");
// @ts-expect-error by how much?
ramp({ from: 0, per: "1s" });

duration.series({ route: "/" }, observe({ value: 0.3, by: 10, per: "1s" }));
// @ts-expect-error a histogram has no single value
duration.series({ route: "/" }, constant(1));
state.series({ group: "g" }, [{ state: "Stable", lasts: "5m" }, { state: "Empty" }]);
// @ts-expect-error no such state
state.series({ group: "g" }, { state: "Gone" });

// @ts-expect-error help is not optional
counter("a_total", { labels: [] });
// @ts-expect-error a typing mistake in an option
counter("a_total", { help: "A.", lables: ["a"] });
// @ts-expect-error a gauge has no buckets
gauge("a", { help: "A.", buckets: [1] });
