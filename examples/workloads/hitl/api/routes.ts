import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type * as z from "zod";
import { DependencyError } from "../dependency.ts";
import type { FaultBoard } from "../faults/index.ts";
import type { StartUp } from "../start-up.ts";
import { addReviewRoutes, type ReviewOptions } from "./review-routes.ts";
import { addSessionRoutes } from "./session-routes.ts";

export interface ApiOptions extends ReviewOptions {
  readonly faults: FaultBoard;
  readonly startUp: StartUp;
}

/** Everything below `/api/v1`. An error is `{error: …}`; 503 says which dependency is away. */
export function addApiRoutes(app: FastifyInstance, options: ApiOptions): void {
  app.register(
    async (api) => {
      api.addHook("onRequest", async (_request, reply) => {
        const slow = options.faults.active("slow");
        if (slow !== undefined) await sleep(slow.delayMs);
        const errors = options.faults.active("errors");
        if (errors !== undefined && Math.random() < errors.share) {
          return reply.code(500).send({ error: "something went wrong" });
        }
        if (options.startUp.seconds() === undefined) return reply.code(503).send({ error: "the service is starting" });
        return undefined;
      });
      const others = api.errorHandler;
      api.setErrorHandler<Error & Partial<Pick<z.ZodError, "issues">>>((error, request, reply) => {
        if (error instanceof DependencyError) {
          return reply.code(503).send({ error: `${error.dependency} does not answer`, dependency: error.dependency });
        }
        if (error.issues !== undefined) return reply.code(400).send({ error: explain(error.issues) });
        return others.call(api, error as never, request as never, reply as never);
      });
      addReviewRoutes(api, options);
      addSessionRoutes(api, options.sessions);
    },
    { prefix: "/api/v1" },
  );
}

function explain(issues: readonly z.core.$ZodIssue[]): string {
  return issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": ")).join("; ");
}
