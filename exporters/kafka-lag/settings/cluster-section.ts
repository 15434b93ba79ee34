import * as z from "zod";
import { duration } from "../../kit/index.ts";
import { broker } from "./broker.ts";
import { nameFilter } from "./name-filter.ts";
import { sasl, tls } from "./security.ts";

/** Name of a cluster when there is only one and it was given none. */
export const usualName = "kafka";

/** One cluster, as it stands in the settings file. */
export const clusterSection = z.strictObject({
  name: z
    .string("must be text")
    .regex(/^[a-zA-Z0-9][\w.-]*$/, "is no name; use letters, digits, `_`, `.` and `-`, a letter or digit first")
    .prefault(usualName)
    .describe("What the cluster is called in labels and addresses; each its own."),
  brokers: z
    .array(broker(), "must be a list of brokers")
    .min(1, "is empty; name a broker at least")
    .describe("`host:port` of brokers to begin with; the cluster names the others."),
  clientId: z
    .string("must be text")
    .regex(/^[\w.-]+$/, "is no client id; use letters, digits, `_`, `.` and `-`")
    .prefault("sightline-kafka-lag")
    .describe("What the brokers' logs and quotas call the exporter."),
  tls: tls().optional().describe("`true`, or a section: see below. Files are read again at each connection."),
  sasl: sasl().optional().describe("Who the exporter is: see below. Files are read again at each connection."),
  insecure: z
    .boolean("must be true or false")
    .prefault(false)
    .describe("Allows what gives passwords or data away: SASL PLAIN or OAUTHBEARER without TLS, `insecureSkipVerify`."),
  groups: nameFilter()
    .optional()
    .describe(
      "Groups: a list of names and /patterns/, or `{include, exclude}`. Default: `groups.include` and `groups.exclude`.",
    ),
  topics: nameFilter().optional().describe("Topics, in the same form. Default: `topics.include` and `topics.exclude`."),
  connectTimeout: duration().prefault("3s").describe("Time one connection may take to be made, TLS and SASL included."),
  metadataMaxAge: duration()
    .prefault("30s")
    .describe("Age at which leaders and topics are asked for again; after an error at once."),
});

export type ClusterSection = z.output<typeof clusterSection>;
