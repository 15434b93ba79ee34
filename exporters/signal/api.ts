import type { FastifyInstance } from "fastify";
import type { Logger } from "../kit/index.ts";
import type { Player } from "./player.ts";
import { readPlay } from "./read-play.ts";
import { readShard } from "./shard.ts";
import type { SignalMetrics } from "./signal-metrics.ts";

export interface ApiOptions {
  readonly player: Player;
  readonly metrics: SignalMetrics;
  readonly log: Logger;
}

/** `/api/v1/play` says what is played, `/signal/<of>/<shard>` plays it to Prometheus. */
export function addApi(app: FastifyInstance, { player, metrics, log }: ApiOptions): void {
  app.put("/api/v1/play", async (request) => {
    player.play(readPlay(request.body));
    const status = player.status();
    log.info({ play: status.play }, "playing");
    return status;
  });

  app.delete("/api/v1/play", async () => {
    player.stop();
    log.info("stopped playing");
    return player.status();
  });

  app.get("/api/v1/play", async () => player.status());

  // Not compressed, whatever the client takes: it is on the same machine, and both sides would spend more on that than on the samples.
  app.get("/signal/:of/:shard", async (request, reply) => {
    const shard = readShard(request.params);
    const began = performance.now();
    const body = Buffer.concat(player.scrape(shard));
    metrics.exposed((performance.now() - began) / 1000);
    return reply.header("content-type", contentType).send(body);
  });
}

/** The version that knows quoted names. */
const contentType = "text/plain; version=1.0.0; charset=utf-8; escaping=allow-utf-8";
