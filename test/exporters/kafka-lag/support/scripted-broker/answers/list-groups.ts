import type { ScriptedCluster } from "../cluster.ts";
import { errorCodes } from "../error-codes.ts";
import type { Request } from "../request.ts";
import type { WireWriter } from "../wire.ts";

/** The groups this broker lists, filtered by state and type where the version can. */
export function answerListGroups(request: Request, out: WireWriter, cluster: ScriptedCluster): undefined {
  const { body, version, broker } = request;
  const states = version >= 4 ? lowerCase(body.array(() => body.string())) : [];
  const types = version >= 5 ? lowerCase(body.array(() => body.string())) : [];
  const error = cluster.brokers.get(broker)?.listGroupsError ?? errorCodes.none;
  const listed = [...cluster.groups.values()].filter(
    (group) =>
      (group.listedBy ?? [group.coordinator]).includes(broker) &&
      (states.length === 0 || states.includes(group.state.toLowerCase())) &&
      (types.length === 0 || types.includes(group.type)),
  );
  if (version >= 1) out.int32(0);
  out.int16(error);
  out.array(error === errorCodes.none ? listed : [], (group) => {
    out.string(group.id);
    out.string(group.protocolType);
    if (version >= 4) out.string(group.state);
    if (version >= 5) out.string(group.type);
    out.tags();
  });
  out.tags();
}

function lowerCase(values: readonly string[]): readonly string[] {
  return values.map((value) => value.toLowerCase());
}
