import { Registry } from "prom-client";
import {
  type Control,
  createCollection,
  type Logger,
  type Program,
  type RunningProgram,
  type RunningServer,
  sendPage,
  startServer,
  version,
} from "../kit/index.ts";
import { every } from "./every.ts";
import { familiesOf, levels, seriesOf } from "./families/index.ts";
import { watchFolder } from "./folder/index.ts";
import { loadTestPage } from "./page/index.ts";
import { createLocustPoll } from "./poll/index.ts";
import { addResults, createLiveRuns, createReceiver, createTally } from "./receiver/index.ts";
import { addRemoteWrite } from "./remote-write/index.ts";
import { checkSettings, type LoadTestSettings, loadTestSettings } from "./settings/index.ts";
import { createStore, openArchive } from "./store/index.ts";

/** Results of load tests as metrics, for Prometheus. */
export const loadTest: Program<typeof loadTestSettings> = {
  name: "load-test",
  description: "Takes the results of k6 and Locust, finished or under way, and exposes both in one family of metrics.",
  version,
  settings: loadTestSettings,
  check: checkSettings,
  fixed: ["data.dir", "web.max-body", "watch.dir", "watch.settle", "watch.max-file", "metrics.max-series"],
  start: (settings, log, control) => startLoadTest(settings, log, { control }),
};

/** What the receiver is given beside its settings. */
export interface LoadTestSurroundings {
  readonly control?: Control;
  /** The wall clock, seconds since 1970. */
  readonly now?: () => number;
}

/** The receiver at work. */
export interface RunningLoadTest extends RunningServer {
  readonly reload: NonNullable<RunningProgram<typeof loadTestSettings>["reload"]>;
}

/** Starts the receiver; the folders that the settings name must exist. */
export async function startLoadTest(
  settings: LoadTestSettings,
  log: Logger,
  { control, now = () => Date.now() / 1000 }: LoadTestSurroundings = {},
): Promise<RunningLoadTest> {
  let inForce = settings;
  const registry = new Registry();
  const tally = createTally(registry);
  const store = createStore(() => ({
    maxTests: inForce["results.max-tests"],
    maxNames: inForce["results.max-names"],
  }));
  const data = settings["data.dir"];
  const opened = data === undefined ? undefined : await openArchive(data);
  for (const run of opened?.runs ?? []) store.put(run);
  if (opened !== undefined && opened.unreadable.length > 0)
    log.warn({ files: opened.unreadable }, "part of the kept runs is unreadable");
  const archive = opened?.archive;
  const receiver = createReceiver({
    store,
    archive,
    tally,
    log,
    now,
    limits: () => ({
      tests: inForce.tests,
      objectives: inForce.thresholds ?? {},
      expirySeconds: inForce["results.expiry"] / 1000,
      idleSeconds: inForce["live.idle"] / 1000,
      maxTests: inForce["results.max-tests"],
    }),
  });
  receiver.tidy();
  const live = createLiveRuns({
    receiver,
    tally,
    log,
    now,
    maxSeries: () => inForce["live.max-series"],
    latest: (test) => store.get("k6", test),
  });
  const poll = createLocustPoll({
    log,
    now,
    timeoutMs: () => inForce["locust.timeout"],
    maxBytes: () => inForce["web.max-body"],
    latest: (test) => store.get("locust", test),
    take: (run) => void receiver.take({ run }, run.test),
  });
  const watched = settings["watch.dir"];
  const folder =
    watched === undefined
      ? undefined
      : watchFolder({
          folder: watched,
          settleMs: settings["watch.settle"],
          maxBytes: settings["watch.max-file"],
          idleSeconds: () => inForce["live.idle"] / 1000,
          log,
          now,
          allows: receiver.allows,
          latest: ({ tool, test }) => store.get(tool, test),
          take: (run) => void receiver.take({ run }, run.test),
        });
  const collection = createCollection({
    subject: "loadtest",
    log,
    levels,
    minAgeMs: 0,
    maxSeries: settings["metrics.max-series"],
    async collect(context) {
      receiver.tidy();
      const runs = store.all();
      return context.fit(
        levels.map((name) => ({ name, series: () => seriesOf(runs, name), render: () => familiesOf(runs, name) })),
      );
    },
  });
  const server = await startServer({
    program: loadTest,
    settings,
    registry,
    log,
    collection,
    ...(control && { control }),
    bodyLimit: settings["web.max-body"],
    beforeScrape() {
      tally.watch(folder?.state());
      tally.locusts(poll.up());
    },
    routes(app) {
      addResults(app, { receiver, store, tally, now });
      addRemoteWrite(app, settings["web.max-body"], live.take);
    },
    home(_request, reply) {
      receiver.tidy();
      return sendPage(reply, loadTestPage({ runs: store.all(), now: now(), version }));
    },
  });
  const work = [
    every(() => 1000, receiver.tidy),
    every(
      () => inForce["locust.interval"],
      () => poll.ask(inForce["locust.targets"] ?? []),
    ),
    ...(folder === undefined ? [] : [every(() => inForce["watch.interval"], folder.scan)]),
  ];
  return {
    ...server,
    async stop(deadlineMs) {
      const stopped = work.map((one) => one.stop());
      await server.stop(deadlineMs);
      await Promise.all(stopped);
      await archive?.close();
    },
    async reload(next) {
      inForce = next;
    },
  };
}
