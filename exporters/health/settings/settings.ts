import * as z from "zod";
import { collectionSettings, duration, positiveInteger, webSettings } from "../../kit/index.ts";
import { checkSection } from "./check-section.ts";
import { moduleSection } from "./module-sections.ts";
import { namePattern } from "./name-pattern.ts";

/** Every setting of the health exporter. */
export const healthSettings = {
  ...webSettings({ port: 9115 }),
  checks: z
    .array(checkSection, "must be a list of checks")
    .prefault([])
    .describe("What is asked again and again: see below."),
  modules: z
    .record(z.string().regex(/^[\w.-]+$/, "is no name; use letters, digits, `_`, `.` and `-`"), moduleSection)
    .prefault({})
    .describe("How targets are asked, by name: see below. Built in: `http`, `grpc`, `tcp`, `websocket`."),
  "rounds.interval": z
    .union([z.literal("off"), duration()], "is no duration; write 5s, or off")
    .prefault("5s")
    .meta({ placeholder: "duration" })
    .describe("How often the checks are made, beside the scrapes; `off` for at scrapes only."),
  "rounds.concurrency": positiveInteger()
    .prefault("256")
    .describe("Probes under way at the same time, those of /probe included."),
  "components.max": positiveInteger().prefault("50").describe("Components of one service that are shown at most."),
  "probe.targets": z
    .array(namePattern())
    .prefault([])
    .meta({ placeholder: "target" })
    .describe(
      "What /probe may be asked for, beside the targets of the checks: addresses, and patterns between slashes.",
    ),
  ...collectionSettings({ maxSeries: 100_000 }),
};

export type HealthSettings = z.output<z.ZodObject<typeof healthSettings>>;
