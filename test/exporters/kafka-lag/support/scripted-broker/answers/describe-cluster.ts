import type { ScriptedCluster } from "../cluster.ts";
import { errorCodes } from "../error-codes.ts";
import type { Request } from "../request.ts";
import type { WireWriter } from "../wire.ts";
import { type Address, addressOf } from "./addresses.ts";

/** The brokers and the controller, without topics. */
export function answerDescribeCluster(
  request: Request,
  out: WireWriter,
  cluster: ScriptedCluster,
  addresses: ReadonlyMap<number, Address>,
): undefined {
  const { body, version } = request;
  body.boolean();
  if (version >= 1) body.int8();
  if (version >= 2) body.boolean();
  out.int32(0);
  out.int16(errorCodes.none);
  out.nullableString(null);
  if (version >= 1) out.int8(1);
  out.string(cluster.id);
  out.int32(cluster.controller);
  out.array(
    [...cluster.brokers.values()].filter(({ listed }) => listed),
    (broker) => {
      const { host, port } = addressOf(broker, addresses);
      out.int32(broker.id);
      out.string(host);
      out.int32(port);
      out.nullableString(broker.rack);
      if (version >= 2) out.boolean(false);
      out.tags();
    },
  );
  out.int32(-2147483648);
  out.tags();
}
