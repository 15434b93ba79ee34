import * as z from "zod";
import { byteSize, duration, positiveInteger, webSettings } from "../kit/index.ts";

/** The inbox's flags. */
export const inboxSettings = {
  ...webSettings({ port: 9095 }),
  "web.max-body": byteSize()
    .prefault("4MiB")
    .describe("Largest notification that is taken; larger ones are answered with 413."),
  "data.dir": z
    .string()
    .min(1, "is no path")
    .prefault("/inbox")
    .describe("Folder in which notifications are kept; it must exist."),
  "data.max-notifications": positiveInteger()
    .prefault("10000")
    .describe("How many notifications are kept; the oldest go first."),
  "data.max-bytes": byteSize()
    .prefault("16MiB")
    .describe(
      "How many bytes of notifications are kept; the file is up to twice as large, three times while it is compacted.",
    ),
  "heartbeat.alert": z
    .string()
    .min(1, "is no alert name")
    .prefault("Watchdog")
    .describe("Alert that fires always, to show that alerts arrive."),
  "heartbeat.max-silence": duration()
    .prefault("5m")
    .describe("How long the heartbeat alert may stay away; longer than its repeat_interval in Alertmanager."),
};

export type InboxSettings = z.output<z.ZodObject<typeof inboxSettings>>;
