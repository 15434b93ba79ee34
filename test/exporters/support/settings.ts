import * as z from "zod";
import {
  duration,
  type LoadedSettings,
  loadSettings,
  path,
  positiveInteger,
  toggle,
  webSettings,
} from "../../../exporters/kit/settings/index.ts";
import { DefinitionError } from "../../../problems/index.ts";

/** Settings of every kind. */
export const exampleShape = {
  ...webSettings({ port: 9200 }),
  "hold.time": duration().prefault("5m").describe("How long."),
  "hold.max-count": positiveInteger().prefault("3").describe("How many."),
  "group.include": z
    .array(z.string().regex(/^\S+$/, "holds spaces"))
    .prefault(["*"])
    .describe("Groups that are shown."),
  "probe.enabled": toggle().prefault("false").describe("Whether to probe."),
  "ca-file": path().optional().describe("Certificates to trust."),
  clusters: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        brokers: z.array(z.string()).min(1, "names no broker"),
        timeout: duration().prefault("3s"),
        sasl: z
          .discriminatedUnion("mechanism", [
            z.strictObject({ mechanism: z.literal("plain"), username: z.string(), passwordFile: path() }),
            z.strictObject({ mechanism: z.literal("oauthbearer"), tokenFile: path() }),
          ])
          .optional(),
      }),
    )
    .default([])
    .describe("Kafka clusters."),
};

/** Loads settings of {@link exampleShape} for a program `kafka-lag`. */
export function load(
  flags: Readonly<Record<string, string | readonly string[]>>,
  environment: Readonly<Record<string, string>> = {},
): LoadedSettings {
  return loadSettings({
    program: "kafka-lag",
    shape: exampleShape,
    flags: new Map(Object.entries(flags)),
    environment,
  });
}

/** What is wrong, one line each: place, message and hint; `folder` is left out. */
export function faultsOf(act: () => unknown, folder = "\0"): string[] {
  try {
    act();
    return [];
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return error.findings.map(({ path: place, message, hint }) =>
      [place, message, hint]
        .filter((part) => part !== undefined)
        .join(" | ")
        .replaceAll(`${folder}/`, ""),
    );
  }
}
