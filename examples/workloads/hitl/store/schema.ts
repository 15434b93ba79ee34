import type { Database } from "./database.ts";

/** Makes what is missing of the tables; run twice, also by two replicas at once, it changes nothing. */
export async function createSchema(database: Database): Promise<void> {
  await database.query(schema);
}

/** All in one statement list, so in one transaction. Two sessions that make the same table at once trip over each other even with `if not exists`: one after the other. */
const lock = 0x68_69_74_6c;

const schema = `
select pg_advisory_xact_lock(${lock});
create table if not exists reviews (
  id integer generated always as identity primary key,
  code text not null,
  title text not null,
  severity text not null,
  action text not null,
  status text not null default 'pending',
  created_at timestamptz not null default now(),
  decided_at timestamptz,
  reviewer text
);
create index if not exists reviews_open on reviews (id) where status in ('pending', 'escalated');
create table if not exists decisions (
  id integer generated always as identity primary key,
  review_id integer not null references reviews (id) on delete cascade,
  decision text not null,
  reviewer text not null,
  comment text not null,
  created_at timestamptz not null default now()
);
create index if not exists decisions_of_review on decisions (review_id);
`;
