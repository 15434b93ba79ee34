import type { FastifyInstance } from "fastify";
import type { DashboardEvent, DashboardNotice, DashboardSource } from "../dashboards/index.ts";
import { createEventStream, type EventStream } from "./event-stream.ts";

/** The pages that are told of changes. */
export interface Events {
  readonly listeners: number;
}

const keepAliveMs = 15_000;

/** `/api/events`: what is there when a page connects, and every change after it, as server-sent events. */
export function addEvents(app: FastifyInstance, source: DashboardSource): Events {
  const open = new Set<EventStream>();
  let notice: DashboardNotice | undefined;

  const dashboards = (changed: readonly string[], removed: readonly string[]) => ({
    ...source.list(),
    changed,
    removed,
  });
  const tell = (event: DashboardEvent) => {
    notice = event.kind === "dashboards" ? undefined : event;
    const data = event.kind === "dashboards" ? dashboards(event.changed, event.removed) : dataOf(event);
    for (const stream of open) stream.send(event.kind, data);
  };
  const unsubscribe = source.subscribe(tell);
  const beat = setInterval(() => {
    for (const stream of open) stream.keepAlive();
  }, keepAliveMs).unref();

  // Pages listen for as long as they are open: without this the server would wait for them.
  app.addHook("preClose", async () => {
    clearInterval(beat);
    unsubscribe();
    for (const stream of open) stream.end();
  });
  app.get("/api/events", { exposeHeadRoute: false }, (_request, reply) => {
    const stream = createEventStream();
    stream.body.once("close", () => open.delete(stream));
    open.add(stream);
    stream.send("dashboards", dashboards([], []));
    if (notice !== undefined) stream.send(notice.kind, dataOf(notice));
    // Proxies in between that collect answers: https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering
    return reply.type("text/event-stream").header("x-accel-buffering", "no").send(stream.body);
  });
  app.head("/api/events", (_request, reply) => reply.type("text/event-stream").send());
  return {
    get listeners() {
      return open.size;
    },
  };
}

function dataOf(notice: DashboardNotice): object {
  return notice.kind === "fault" ? { message: notice.message } : {};
}
