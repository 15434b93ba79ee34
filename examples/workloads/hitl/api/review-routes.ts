import type { FastifyInstance } from "fastify";
import * as z from "zod";
import type { Events, Sessions } from "../redis/index.ts";
import { type Decision, decisionNames, type ReviewStore, severities, statuses } from "../store/index.ts";
import { tokenOf } from "./session-routes.ts";

export interface ReviewOptions {
  readonly store: ReviewStore;
  readonly sessions: Sessions;
  /** Tells everybody who watches; never throws. */
  readonly tell: (...event: Parameters<Events["publish"]>) => Promise<void>;
  readonly decided: (decision: Decision) => void;
  /** Whether more reviews wait than are taken. */
  readonly isFull: () => boolean;
}

/** Reviews are asked for by the defence system, read by everybody, and decided by who has a session. */
export function addReviewRoutes(api: FastifyInstance, { store, sessions, tell, decided, isFull }: ReviewOptions): void {
  api.post("/reviews", async ({ body }, reply) => {
    const wanted = newReview.parse(body);
    if (isFull()) return reply.code(429).send({ error: "too many reviews wait for a decision" });
    const review = await store.create(wanted);
    await tell({ type: "review", review });
    return reply.code(201).send(review);
  });

  api.get("/reviews", async ({ query }) => {
    const { status, before, limit } = filter.parse(query);
    const reviews = await store.list({
      limit,
      ...(status === undefined ? {} : { status }),
      ...(before === undefined ? {} : { before }),
    });
    return { reviews, next: reviews.length < limit ? null : (reviews.at(-1)?.id ?? null) };
  });

  api.get("/reviews/:id", async ({ params }, reply) => {
    const review = await store.find(key.parse(params).id);
    return review ?? reply.code(404).send({ error: "there is no such review" });
  });

  api.post("/reviews/:id/decision", async (request, reply) => {
    const { id } = key.parse(request.params);
    const { decision, comment } = taken.parse(request.body);
    const reviewer = await sessions.reviewerOf(tokenOf(request));
    if (reviewer === undefined) {
      return reply.code(401).header("www-authenticate", "Bearer").send({ error: "decisions need a session" });
    }
    const review = await store.decide(id, { decision, reviewer, comment });
    if (review === undefined) {
      const found = await store.find(id);
      if (found === undefined) return reply.code(404).send({ error: "there is no such review" });
      return reply.code(409).send({ error: `the review is ${found.status} already`, status: found.status });
    }
    decided(decision);
    await tell({ type: "decision", decision, review });
    return review;
  });

  api.get("/stats", async () => {
    const counted = await store.count();
    return { reviews: Object.fromEntries(statuses.map((status) => [status, counted[status] ?? 0])) };
  });
}

const newReview = z.strictObject({
  code: z.string().trim().min(1).max(64),
  title: z.string().trim().min(1).max(500),
  severity: z.enum(severities),
  action: z.string().trim().min(1).max(500),
});
const taken = z.strictObject({ decision: z.enum(decisionNames), comment: z.string().max(2000).default("") });
const identity = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1);
const key = z.object({ id: identity });
const filter = z.object({
  status: z.enum(statuses).optional(),
  before: identity.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
