import { type Program, version } from "../../../../exporters/kit/index.ts";
import { addFaultRoutes, processEffects, serve } from "../../kit/index.ts";
import { createFaultBoard } from "../faults/index.ts";
import { createRecordWriter, ensureTopics } from "../kafka/index.ts";
import { route } from "./router.ts";
import { routerSettings } from "./settings.ts";

/** A pure Kafka consumer: nothing tells how far it has come, except Kafka. */
export const routerWorker: Program<typeof routerSettings> = {
  name: "router-worker",
  description: "Routes messages to the topics of their channels.",
  version,
  settings: routerSettings,
  async start(settings, log) {
    const faults = createFaultBoard("router-worker", processEffects);
    const server = await serve(settings["web.listen-address"], log, (app) => addFaultRoutes(app, faults));
    const brokers = settings["kafka.brokers"];
    const stopping = new AbortController();
    const writer = createRecordWriter("router-worker", brokers);
    const routing = ensureTopics(brokers, log, stopping.signal).then(() => route(settings, writer, faults, log));
    return {
      async stop() {
        stopping.abort();
        await (await routing).stop();
        await Promise.all([writer.close(), server.stop()]);
      },
    };
  },
};
