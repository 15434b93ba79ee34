import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import { instrument } from "../../metrics/kit/instrument/index.ts";
import * as programs from "../../metrics/programs.ts";
import type { Control } from "./program/index.ts";

/** `POST /-/reload` reads the settings again, `GET /-/config` shows those in force. */
export function addControlRoutes(app: FastifyInstance, control: Control): void {
  app.post("/-/reload", async (_request, reply) => {
    const findings = await control.reload();
    if (findings.some(({ severity }) => severity === "error"))
      return reply.code(400).send({ error: "the settings cannot be used; those of before stay in force", findings });
    return { status: "the settings are in force", findings };
  });
  app.get("/-/config", async (_request, reply) => reply.type("text/plain; charset=utf-8").send(control.print()));
}

/** Registers what the control knows; what is returned brings it up to date. */
export function registerControlMetrics(registry: Registry, control: Control): () => void {
  const successful = instrument(programs.settingsReloaded, registry);
  const since = instrument(programs.settingsReloadTime, registry);
  return () => {
    const last = control.lastReading();
    // Without a file there is nothing to say; the library would say 0.
    if (last === undefined) for (const gauge of [successful, since]) gauge.remove();
    else {
      successful.set(last.successful ? 1 : 0);
      since.set(last.inForceSince);
    }
  };
}
