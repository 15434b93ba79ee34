import * as z from "zod";
import { byteSize, duration, path, positiveInteger, webSettings } from "../../kit/index.ts";
import { parseExpression, parseMetric } from "../judge/index.ts";
import { isTestName, testNameText } from "../run/index.ts";

const testName = () => z.string("must be text").refine(isTestName, `cannot name a test; ${testNameText}`);

const metricKey = () =>
  z
    .string()
    .refine(
      (text) => parseMetric(text) !== undefined,
      "is no metric of requests; write http_req_duration, http_req_failed or http_reqs, of an operation with {name:…}",
    );

const expression = () =>
  z
    .string("must be text")
    .refine(
      (text) => parseExpression(text) !== undefined,
      "is no threshold; write p(95)<500, med, avg, min or max in milliseconds, rate<0.01 or count>100",
    );

/** One Locust whose page is asked, as it stands in the settings file. */
export const locustTarget = z.strictObject({
  test: testName().describe("The test that it runs; each its own."),
  url: z
    .url({ protocol: /^https?$/, error: "is no http or https address" })
    .describe("Its page, as a browser opens it: `http://locust:8089`."),
  username: z
    .string("must be text")
    .min(1, "is empty")
    .optional()
    .describe("User, where something in front of it asks for one; needs `passwordFile`."),
  passwordFile: path().optional().describe("File that holds the user's password."),
  caFile: path()
    .optional()
    .describe("Authorities that may have signed its certificate, PEM. Without it, the system's."),
});

export type LocustTarget = z.output<typeof locustTarget>;

/** Every setting of the receiver of load tests' results. */
export const loadTestSettings = {
  ...webSettings({ port: 9646 }),
  "web.max-body": byteSize()
    .prefault("4MiB")
    .describe("Largest result, or message of remote write, that is taken; larger ones are answered with 413."),
  tests: z
    .array(testName(), "must be a list of names")
    .meta({ placeholder: "name" })
    .optional()
    .describe("Names of the tests whose results are taken. Default: any."),
  thresholds: z
    .record(testName(), z.record(metricKey(), z.array(expression(), "must be a list of thresholds")))
    .optional()
    .describe("What tests must hold to, for results that tell no thresholds, such as Locust's: see below."),
  "data.dir": path()
    .optional()
    .describe("Folder in which the latest runs are kept over a restart; it must exist. Default: not kept."),
  "results.expiry": duration()
    .prefault("30d")
    .describe("Time after which the series of a run leave, from when it was last heard of."),
  "results.max-tests": positiveInteger()
    .prefault("100")
    .describe("Tests that are kept at most; the results of others are refused."),
  "results.max-names": positiveInteger()
    .prefault("50")
    .describe("Operations, checks, thresholds, errors and counters of a run that have series at most, of each."),
  "watch.dir": path()
    .optional()
    .describe("Folder in which k6 and Locust leave their results: `<test>.json`, `<test>_stats.csv` and so on."),
  "watch.interval": duration().prefault("2s").describe("How often the folder is looked at."),
  "watch.settle": duration()
    .prefault("300ms")
    .describe("How long a file must stay the same before it is read; Locust writes its files anew every second."),
  "watch.max-file": byteSize()
    .prefault("8MiB")
    .describe("Largest file that is read; of Locust's history, which grows with the run, eight times as much."),
  "locust.targets": z
    .array(locustTarget, "must be a list of Locusts")
    .optional()
    .describe("Locusts whose page is asked while they run: see below."),
  "locust.interval": duration().prefault("5s").describe("How often they are asked."),
  "locust.timeout": duration().prefault("3s").describe("Time an answer may take."),
  "live.idle": duration()
    .prefault("15s")
    .describe("Time without news after which a run told by remote write, or by files that change, is over."),
  "live.max-series": positiveInteger()
    .prefault("10000")
    .describe("Series of a run that are taken by remote write at most."),
  "metrics.max-series": positiveInteger()
    .prefault("50000")
    .describe("Series that are shown at most; with more, operations, errors and checks are given up."),
};

export type LoadTestSettings = z.output<z.ZodObject<typeof loadTestSettings>>;
