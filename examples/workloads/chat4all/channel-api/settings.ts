import * as z from "zod";
import { duration, webSettings } from "../../../../exporters/kit/index.ts";

/** The fake API's flags. */
export const channelApiSettings = {
  ...webSettings({ port: 8099 }),
  "latency.median": duration().prefault("20ms").describe("Time within which half of the answers come."),
  "latency.p99": duration().prefault("120ms").describe("Time within which 99 of 100 answers come."),
  "errors.share": z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/, "is no share from 0 to 1")
    .transform(Number)
    .prefault("0")
    .describe("Share of the messages that are answered with 500."),
};

export type ChannelApiSettings = z.output<z.ZodObject<typeof channelApiSettings>>;
