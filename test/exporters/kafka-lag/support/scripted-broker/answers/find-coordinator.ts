import type { ScriptedCluster, ScriptedNode } from "../cluster.ts";
import { errorCodes } from "../error-codes.ts";
import type { Request } from "../request.ts";
import type { WireWriter } from "../wire.ts";
import { type Address, addressOf } from "./addresses.ts";

/** Which broker coordinates a group; a group nobody has is coordinated too. */
export function answerFindCoordinator(
  request: Request,
  out: WireWriter,
  cluster: ScriptedCluster,
  addresses: ReadonlyMap<number, Address>,
): readonly string[] {
  const { body, version } = request;
  const keys = version < 4 ? [body.string()] : [];
  if (version >= 1) body.int8();
  if (version >= 4) keys.push(...body.array(() => body.string()));
  if (version >= 1) out.int32(0);
  if (version >= 4) {
    out.array(keys, (key) => {
      const broker = coordinator(cluster, key);
      out.string(key);
      writeNode(out, broker, addresses);
      out.int16(broker === undefined ? errorCodes.coordinatorNotAvailable : errorCodes.none);
      out.nullableString(null);
      out.tags();
    });
  } else {
    const broker = coordinator(cluster, keys[0] ?? "");
    out.int16(broker === undefined ? errorCodes.coordinatorNotAvailable : errorCodes.none);
    if (version >= 1) out.nullableString(null);
    writeNode(out, broker, addresses);
  }
  out.tags();
  return keys;
}

function coordinator(cluster: ScriptedCluster, group: string): ScriptedNode | undefined {
  const known = cluster.groups.get(group)?.coordinator ?? cluster.unknownGroupsAt;
  const listed = [...cluster.brokers.values()].filter((broker) => broker.listed);
  return known === undefined ? listed[0] : listed.find(({ id }) => id === known);
}

function writeNode(out: WireWriter, broker: ScriptedNode | undefined, addresses: ReadonlyMap<number, Address>): void {
  const { host, port } = broker === undefined ? { host: "", port: -1 } : addressOf(broker, addresses);
  out.int32(broker?.id ?? -1);
  out.string(host);
  out.int32(port);
}
