import type { ClientBase } from "pg";
import type { Kind } from "./kinds.ts";

/** An agent has this many notes at most, and there are this many agents: the table stays small. */
const slots = 10;
export const agentCount = 1000;

/** What an operation does in the database. */
export const databaseWork: Readonly<
  Record<Kind["database"], (client: ClientBase, agent: number, id: string) => Promise<void>>
> = {
  async read(client, agent) {
    await client.query("select slot, content from notes where agent = $1 order by slot", [agent]);
  },
  async write(client, agent, id) {
    await client.query(
      `insert into notes (agent, slot, content) values ($1, $2, $3)
       on conflict (agent, slot) do update set content = excluded.content, changes = notes.changes + 1`,
      [agent, slotOf(id), `planned by ${id}`],
    );
  },
  async "read-write"(client, agent, id) {
    const slot = slotOf(id);
    await client.query("begin");
    await client.query("select content from notes where agent = $1 and slot = $2 for update", [agent, slot]);
    await client.query("update notes set content = $3, changes = changes + 1 where agent = $1 and slot = $2", [
      agent,
      slot,
      `changed by ${id}`,
    ]);
    await client.query("commit");
  },
};

function slotOf(id: string): number {
  return Number.parseInt(id.slice(0, 4), 16) % slots;
}
