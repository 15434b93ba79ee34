import type { Database } from "./database.ts";
import { type Decision, type NewReview, type Review, type Status, statusAfter } from "./review.ts";

/** The reviews and what was decided. Everything throws DependencyError while the database cannot be asked. */
export interface ReviewStore {
  create(review: NewReview): Promise<Review>;
  find(id: number): Promise<Review | undefined>;
  /** Newest first. */
  list(filter: ReviewFilter): Promise<readonly Review[]>;
  /** The review as it is after the decision; undefined when it does not wait for this one. */
  decide(id: number, decision: DecisionTaken): Promise<Review | undefined>;
  /** How many reviews there are of each status. */
  count(): Promise<Readonly<Record<string, number>>>;
  /** How many wait for a decision. */
  countOpen(): Promise<number>;
  /** Forgets the oldest that are decided, beyond the newest `keep`. */
  prune(keep: number): Promise<void>;
}

export interface ReviewFilter {
  /** @default every status */
  readonly status?: Status;
  /** @default from the newest */
  readonly before?: number;
  readonly limit: number;
}

export interface DecisionTaken {
  readonly decision: Decision;
  readonly reviewer: string;
  readonly comment: string;
}

/** The store in a database with the schema in it. */
export function createReviewStore(database: Database): ReviewStore {
  const one = async (text: string, values: readonly unknown[]) => (await database.query<Review>(text, values))[0];
  return {
    async create({ code, title, severity, action }) {
      const created = await one(
        "insert into reviews (code, title, severity, action) values ($1, $2, $3, $4) returning *",
        [code, title, severity, action],
      );
      return created as Review;
    },
    find: (id) => one("select * from reviews where id = $1", [id]),
    list: ({ status = null, before = null, limit }) =>
      database.query(
        `select * from reviews where ($1::text is null or status = $1) and ($2::integer is null or id < $2)
         order by id desc limit $3`,
        [status, before, limit],
      ),
    // One statement: two reviewers who decide at once do not both win, and the log never lacks a decision.
    decide: (id, { decision, reviewer, comment }) =>
      one(
        `with decided as (
           update reviews set status = $2, reviewer = $4, decided_at = now()
           where id = $1 and status = any($6) returning *
         ), logged as (
           insert into decisions (review_id, decision, reviewer, comment) select id, $3, $4, $5 from decided
         ) select * from decided`,
        [id, statusAfter[decision], decision, reviewer, comment, decision === "escalate" ? ["pending"] : open],
      ),
    async count() {
      const rows = await database.query<{ status: string; count: number }>(
        "select status, count(*)::integer as count from reviews group by status",
      );
      return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
    },
    async countOpen() {
      const [row] = await database.query<{ count: number }>(
        "select count(*)::integer as count from reviews where status in ('pending', 'escalated')",
      );
      return row?.count ?? 0;
    },
    async prune(keep) {
      await database.query("delete from reviews where status <> all($1) and id < (select max(id) from reviews) - $2", [
        open,
        keep,
      ]);
    },
  };
}

const open: readonly Status[] = ["pending", "escalated"];
