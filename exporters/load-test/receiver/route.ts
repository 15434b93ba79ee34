import type { FastifyInstance, FastifyReply } from "fastify";
import { DefinitionError } from "../../../problems/index.ts";
import { readResult } from "../result/index.ts";
import { hasPassed, isTestName, type Run, testNameText } from "../run/index.ts";
import type { Store } from "../store/index.ts";
import type { Receiver, Verdict } from "./receiver.ts";
import type { Tally } from "./tally.ts";

export interface ResultRoutes {
  readonly receiver: Receiver;
  readonly store: Store;
  readonly tally: Tally;
  /** Seconds since 1970. */
  readonly now: () => number;
}

/** `/api/v1/results`: takes the tools' own files, gives the latest runs as JSON, lets one go. */
export function addResults(app: FastifyInstance, { receiver, store, tally, now }: ResultRoutes): void {
  app.register(async (scope) => {
    // The tools' files come with any content type; what they are shows in them.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));

    scope.post<Named>("/api/v1/results/:test", async (request, reply) => {
      const { test } = request.params;
      if (!isTestName(test)) return reply.code(400).send({ error: `"${test}" cannot name a test; ${testNameText}` });
      const encoding = request.headers["content-encoding"] ?? "identity";
      if (encoding !== "identity")
        return reply.code(415).send({ error: `the body is encoded as ${encoding}; send it as it is` });
      const body = Buffer.isBuffer(request.body) ? request.body.toString("utf8") : "";
      return answer(reply, receiver.take(readOrCount(body, test), test));
    });

    function readOrCount(body: string, test: string) {
      try {
        return readResult(body, { test, givenAt: now() });
      } catch (error) {
        if (error instanceof DefinitionError) tally.refused("unreadable");
        throw error;
      }
    }

    scope.get("/api/v1/results", async () => ({ runs: store.all().map(told) }));
    scope.get<Named>("/api/v1/results/:test", async (request, reply) => {
      const runs = store.all().filter(({ test }) => test === request.params.test);
      return runs.length === 0 ? notThere(reply, request.params.test) : { runs: runs.map(told) };
    });
    scope.delete<Named>("/api/v1/results/:test", async (request, reply) => {
      const { tool } = request.query;
      const runs = store
        .all()
        .filter((run) => run.test === request.params.test && (tool === undefined || run.tool === tool));
      if (runs.length === 0) return notThere(reply, request.params.test);
      for (const run of runs) receiver.remove(run);
      return { removed: runs.map(({ tool, test }) => ({ tool, test })) };
    });
  });
}

interface Named {
  readonly Params: { readonly test: string };
  readonly Querystring: { readonly tool?: string };
}

async function answer(reply: FastifyReply, verdict: Verdict) {
  if ("run" in verdict) {
    try {
      await verdict.kept;
      return told(verdict.run);
    } catch (error) {
      const cause = (error as NodeJS.ErrnoException).code ?? "unknown cause";
      const message = `the result is shown, but could not be written to the disk (${cause}): a restart would lose it; send it again`;
      return reply.code(500).send({ error: message });
    }
  }
  const codes = { unknown_test: 403, too_many_tests: 403, no_run: 409, unreadable: 400 } as const;
  return reply.code(codes[verdict.refused]).send({ error: verdict.message });
}

function notThere(reply: FastifyReply, test: string) {
  return reply.code(404).send({ error: `there is no run of ${test.slice(0, 100)}` });
}

function told(run: Run) {
  const passed = hasPassed(run);
  return { ...run, ...(passed !== undefined && { passed }) };
}
