import * as z from "zod";
import { byteSize, duration, path, positiveInteger, webSettings } from "../../../../exporters/kit/index.ts";
import { channels, kafkaSettings } from "../kafka/index.ts";

/** The connector's flags; one container serves one channel. */
export const connectorSettings = {
  ...webSettings({ port: 8083 }),
  ...kafkaSettings,
  channel: z.enum(channels).describe(`Channel it serves: ${channels.join(" or ")}.`),
  "channel-api.url": z
    .string()
    .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ""), "is no http or https address")
    .prefault("http://localhost:8099")
    .describe("Where the channel's API is."),
  "channel-api.timeout": duration().prefault("2s").describe("How long an answer of the API may take."),
  "breaker.open": duration().prefault("15s").describe("How long the circuit breaker stays open before it tries again."),
  "journal.dir": path()
    .prefault("/journal")
    .describe("Folder in which messages wait while the API is down; it must exist."),
  "journal.max-messages": positiveInteger()
    .prefault("10000")
    .describe("How many messages may wait there; beyond that they stay in Kafka."),
  "journal.max-bytes": byteSize().prefault("16MiB").describe("How large the journal's file may grow."),
};

export type ConnectorSettings = z.output<z.ZodObject<typeof connectorSettings>>;
