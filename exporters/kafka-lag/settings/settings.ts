import * as z from "zod";
import { collectionSettings, duration, positiveInteger, toggle, webSettings, wholeNumber } from "../../kit/index.ts";
import { levels, nameProfiles } from "../families/index.ts";
import { broker } from "./broker.ts";
import { clusterSection } from "./cluster-section.ts";
import { namePattern } from "./name-filter.ts";

const ratio = () =>
  z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/, "is no share; write a number from 0 to 1, like 0.05")
    .transform(Number)
    .meta({ placeholder: "ratio" });

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, `must be ${words.slice(0, -1).join(", ")} or ${words.at(-1)}`).meta({ placeholder: words.join("|") });

const names = () => z.array(namePattern()).meta({ placeholder: "name" });

/** Every setting of the lag exporter. */
export const kafkaLagSettings = {
  ...webSettings({ port: 9308 }),
  brokers: z
    .array(broker())
    .meta({ placeholder: "host:port" })
    .optional()
    .describe("Brokers of the one cluster to watch, without TLS and SASL. For more, `clusters` in the settings file."),
  clusters: z
    .array(clusterSection, "must be a list of clusters")
    .min(1, "is empty; name a cluster at least")
    .optional()
    .describe("The clusters to watch, instead of `brokers`."),
  "groups.include": names()
    .optional()
    .describe("Groups to watch: names, and patterns between slashes for the whole name. Default: all."),
  "groups.exclude": names().optional().describe("Groups to leave out of these."),
  "topics.include": names()
    .optional()
    .describe("Topics to watch, in the same form. Default: all but the brokers' own."),
  "topics.exclude": names().optional().describe("Topics to leave out of these."),
  "lag.seconds": toggle().prefault("true").describe("Lag in seconds; without it, no offsets are looked up by time."),
  "lag.tolerance": duration().prefault("1s").describe("How exact lag in seconds must be."),
  "lag.relative-tolerance": ratio().prefault("0.05").describe("The same as a share of the lag; the larger one counts."),
  "lag.rounds": positiveInteger()
    .prefault("8")
    .describe("Rounds of requests per collection in search of lag in seconds; the rest goes on at the next one."),
  "lag.future-slack": duration()
    .prefault("30s")
    .describe("A record dated further ahead than this makes lag in seconds unknown."),
  overdue: z
    .array(duration())
    .prefault(["1m"])
    .describe(
      "Ages past which records are counted as overdue: one request each to every broker. An empty list for none.",
    ),
  "status.window": duration().prefault("2m").describe("How far back the status of a group looks."),
  "status.allowed-lag": wholeNumber()
    .prefault("0")
    .describe("Records behind which a partition still counts as keeping up."),
  "offsets.topics": oneOf(["all", "consumed"])
    .prefault("all")
    .describe(
      "Whose log start and end are asked for: of all chosen topics, or only of those that a chosen group consumes.",
    ),
  "offsets.last-stable": oneOf(["auto", "always", "never"])
    .prefault("auto")
    .describe("Last stable offsets: of topics in which a transaction was seen, of all, or of none."),
  "members.partitions": toggle()
    .prefault("false")
    .describe("How many partitions each member has: series change with every deployment."),
  "metrics.names": oneOf(nameProfiles)
    .prefault("sightline")
    .describe("Names of lag and offsets: ours, or those of danielqsj/kafka_exporter instead."),
  "metrics.detail": oneOf(levels).prefault("partition").describe("What is told apart at most."),
  "metrics.exclude": names().optional().describe("Metrics not to serve: names, and patterns between slashes."),
  ...collectionSettings({ maxSeries: 250_000 }),
};

export type KafkaLagSettings = z.output<z.ZodObject<typeof kafkaLagSettings>>;
