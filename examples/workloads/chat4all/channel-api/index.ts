import { type Program, version } from "../../../../exporters/kit/index.ts";
import { addFaultRoutes, serve } from "../../kit/index.ts";
import { createFaultBoard } from "../faults/index.ts";
import { latency } from "./latency.ts";
import { addChannelRoutes } from "./routes.ts";
import { channelApiSettings } from "./settings.ts";

/** Stands in for the channels' own APIs out there: the one thing in the miniature that is not real. */
export const channelApi: Program<typeof channelApiSettings> = {
  name: "channel-api",
  description: "A fake of the channels' APIs, with latency, errors and outages.",
  version,
  settings: channelApiSettings,
  async start(settings, log) {
    const faults = createFaultBoard("channel-api");
    const options = {
      faults,
      latencyMs: latency(settings["latency.median"], settings["latency.p99"]),
      errorShare: settings["errors.share"],
    };
    return serve(settings["web.listen-address"], log, (app) => {
      addChannelRoutes(app, options);
      addFaultRoutes(app, faults);
    });
  },
};
