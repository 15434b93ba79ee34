import type * as z from "zod";
import { byteSize, webSettings } from "../kit/index.ts";

/** The signal's flags. */
export const signalSettings = {
  ...webSettings({ port: 9650 }),
  "web.max-body": byteSize()
    .prefault("64MiB")
    .describe("Largest play that is taken; larger ones are answered with 413."),
};

export type SignalSettings = z.output<z.ZodObject<typeof signalSettings>>;
