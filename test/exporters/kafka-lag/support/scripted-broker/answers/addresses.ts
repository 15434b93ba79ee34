import type { ScriptedNode } from "../cluster.ts";

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Where a broker says it is: as advertised, else where it listens. */
export function addressOf(node: ScriptedNode, addresses: ReadonlyMap<number, Address>): Address {
  const address = node.advertised ?? addresses.get(node.id);
  if (address === undefined) throw new Error(`broker ${node.id} has no address`);
  return address;
}
