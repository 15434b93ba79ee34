import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { sendTagged } from "../tagged-json.ts";
import type { DashboardSource, OpenedDashboard } from "./source.ts";

/** `/api/dashboards` and `/api/dashboards/:uid`. */
export function addDashboards(app: FastifyInstance, source: DashboardSource): void {
  app.get("/api/dashboards", (request, reply) => {
    const list = source.list();
    return sendTagged(request, reply, list.revision, () => list);
  });

  app.get<{ Params: { readonly uid: string } }>("/api/dashboards/:uid", (request, reply) => {
    const { uid } = request.params;
    const found = source.get(uid);
    if (found === undefined) return reply.code(404).send({ error: missing(uid, source) });
    const { revision, folder, file, dashboard } = found;
    return sendTagged(request, reply, tagOf(found), () => ({ revision, folder, file, dashboard }));
  });
}

/** Whoever just broke a file looks for the dashboard that was in it. */
function missing(uid: string, source: DashboardSource): string {
  const { faults } = source.list();
  const files = faults.map(({ file }) => file).filter((file) => file !== "");
  const none = `there is no dashboard with the uid ${JSON.stringify(uid)}`;
  if (files.length === 0) return none;
  return `${none}; it may be in a file that cannot be used: ${files.join(", ")}`;
}

/** The content may stay while the file moves. */
function tagOf({ revision, folder, file }: OpenedDashboard): string {
  return createHash("sha256")
    .update(JSON.stringify([revision, folder, file]))
    .digest("hex")
    .slice(0, 16);
}
