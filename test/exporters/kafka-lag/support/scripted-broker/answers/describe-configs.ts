import type { ScriptedCluster } from "../cluster.ts";
import { errorCodes } from "../error-codes.ts";
import type { Request } from "../request.ts";
import type { WireWriter } from "../wire.ts";

const topicResource = 2;

/** Settings of topics; brokers answer with none. */
export function answerDescribeConfigs(request: Request, out: WireWriter, cluster: ScriptedCluster): readonly string[] {
  const { body, version } = request;
  const resources = body.array(() => {
    const type = body.int8();
    const name = body.string();
    const keys = body.nullableArray(() => body.string());
    body.tags();
    return { type, name, keys };
  });
  if (version >= 1) body.boolean();
  if (version >= 3) body.boolean();
  out.int32(0);
  out.array(resources, ({ type, name, keys }) => {
    const topic = type === topicResource ? cluster.topics.get(name) : undefined;
    const missing = type === topicResource && topic === undefined;
    const error = missing ? errorCodes.unknownTopicOrPartition : (topic?.configsError ?? errorCodes.none);
    out.int16(error);
    out.nullableString(null);
    out.int8(type);
    out.string(name);
    const configs = Object.entries(topic?.configs ?? {}).filter(([key]) => keys?.includes(key) ?? true);
    out.array(error === errorCodes.none ? configs : [], (config) => writeConfig(out, version, config));
    out.tags();
  });
  out.tags();
  return resources.map(({ name }) => name);
}

function writeConfig(out: WireWriter, version: number, [name, value]: readonly [string, string]): void {
  out.string(name);
  out.nullableString(value);
  out.boolean(false);
  out.int8(1);
  out.boolean(false);
  out.length(0);
  if (version >= 3) {
    out.int8(2);
    out.nullableString(null);
  }
  out.tags();
}
