import * as z from "zod";
import { type Duration, milliseconds, type SampleSeries } from "../../metrics/kit/index.ts";
import { background, clock, episodeStart, playing, start } from "../../metrics/signal.ts";
import { DefinitionError, type Finding } from "../../problems/index.ts";
import type { PlayRequest } from "./play-request.ts";
import { scenarioLabel } from "./scenario-label.ts";

/**
 * Reads the body of a request to play something.
 * @throws DefinitionError with everything that is wrong with it: first its form, then what does not fit together.
 */
export function readPlay(body: unknown): PlayRequest {
  const result = playRequest.safeParse(body);
  if (!result.success)
    throw new DefinitionError(
      result.error.issues.map(({ path, message }) => fault(path.length === 0 ? "body" : path.join("."), message)),
    );
  const findings = repeated(result.data);
  if (findings.length > 0) throw new DefinitionError(findings);
  return result.data;
}

const number = (allowed: string) => z.number(`must be ${allowed}`);
const list = <T extends z.ZodType>(element: T) => z.array(element, "must be a list");
const duration = z.custom<Duration>(isDuration, 'is no duration; write whole numbers and units, like "90s" or "1h30m"');
const lasts = duration.exactOptional();
const positiveDuration = duration.refine((given) => milliseconds(given) > 0, "must be more than zero");

const shape = z.discriminatedUnion(
  "shape",
  [
    z.strictObject({ shape: z.literal("constant"), value: number("a finite number"), lasts }),
    z.strictObject({
      shape: z.literal("ramp"),
      from: number("a finite number"),
      by: number("a finite number"),
      per: positiveDuration,
      lasts,
    }),
    z.strictObject({ shape: z.literal("gap"), lasts }),
  ],
  { error: ({ code }) => (code === "invalid_union" ? "must be constant, ramp or gap" : undefined) },
);

const own: readonly string[] = [background, clock, episodeStart, playing, start].map(
  ({ definition }) => definition.name,
);

const metric = z
  .string("must be the name of a metric")
  .refine((name) => name !== "" && name.isWellFormed(), "must be the name of a metric")
  .refine((name) => !own.includes(name), `is one of this program's own: ${own.join(", ")}`);

const labelName = z
  .string()
  .regex(/^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/, "is no label name; use letters, digits and _, not a digit or __ first")
  .refine((name) => name !== scenarioLabel, `${scenarioLabel} is given by this program: the episode's id`);

const series = z.strictObject({
  metric,
  labels: z.record(labelName, z.string("must be a text"), {
    error: ({ code, issues }) => (code === "invalid_key" ? issues?.[0]?.message : "must be an object of texts"),
  }),
  samples: list(shape),
});

const milliseconds0 = "a number of milliseconds, 0 or more";
const episode = z.strictObject({
  id: z.string("must be a text").min(1, "must not be empty"),
  delayMs: number("a number of milliseconds"),
  lastsMs: number(milliseconds0).nonnegative(`must be ${milliseconds0}`),
  series: list(series),
});

/** More than any Prometheus takes from one target, and no play that fills the memory by a slip. */
const maxBackground = 2_000_000;
const backgroundCount = `a whole number from 0 to ${maxBackground}`;

const playRequest: z.ZodType<PlayRequest> = z.strictObject({
  startAtMs: z.int("must be whole milliseconds since 1970").nonnegative("must be whole milliseconds since 1970"),
  factor: number("a number above 0").positive("must be a number above 0"),
  episodes: list(episode),
  background: z
    .strictObject({
      series: z
        .int(`must be ${backgroundCount}`)
        .min(0, `must be ${backgroundCount}`)
        .max(maxBackground, `must be ${backgroundCount}`),
      churn: number("a number from 0 to 1")
        .min(0, "must be a number from 0 to 1")
        .max(1, "must be a number from 0 to 1")
        .exactOptional(),
    })
    .exactOptional(),
});

/** Prometheus drops all but one of what a scrape has twice, without a word that anybody reads. */
function repeated({ episodes }: PlayRequest): Finding[] {
  return [
    ...twice(episodes, ({ id }) => id).map(([index, first]) =>
      fault(`episodes.${index}.id`, `is the id of episodes.${first}, too`),
    ),
    ...episodes.flatMap((one, episodeIndex) =>
      twice(one.series, identity).map(([index, first]) =>
        fault(
          `episodes.${episodeIndex}.series.${index}`,
          `has the name and labels of episodes.${episodeIndex}.series.${first}`,
        ),
      ),
    ),
  ];
}

/** Where something stands that stood before, and where that was. */
function twice<T>(all: readonly T[], key: (one: T) => string): (readonly [index: number, first: number])[] {
  const seen = new Map<string, number>();
  return all.flatMap((one, index) => {
    const first = seen.get(key(one));
    if (first === undefined) seen.set(key(one), index);
    return first === undefined ? [] : [[index, first] as const];
  });
}

function identity({ metric: name, labels }: SampleSeries): string {
  const present = Object.entries(labels).filter(([, value]) => value !== "");
  return JSON.stringify([name, present.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function isDuration(given: unknown): boolean {
  try {
    return typeof given === "string" && milliseconds(given) >= 0;
  } catch {
    return false;
  }
}

function fault(path: string, message: string): Finding {
  return {
    check: "signal/play",
    severity: "error",
    path,
    message,
    hint: "docs/exporters/signal.md shows what is taken",
  };
}
