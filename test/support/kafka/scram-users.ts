import type { Brokers } from "./brokers.ts";
import type { Wanted } from "./options.ts";

/** SCRAM's users live in the cluster's metadata, not in a broker's settings. */
export async function addScramUsers(brokers: Brokers, { security, users }: Wanted): Promise<void> {
  for (const [user, password] of Object.entries(users)) {
    const change = ["--alter", "--add-config", `${security?.sasl}=[iterations=4096,password=${password}]`];
    const entity = ["--entity-type", "users", "--entity-name", user];
    const server = ["--bootstrap-server", brokers.internal()];
    await brokers.tool("kafka.admin.ConfigCommand", [...server, ...change, ...entity]);
  }
}
