import structs from "google-protobuf/google/protobuf/struct_pb.js";
import type { Values } from "../protocol/index.ts";

/** Protocol buffers' `Struct` → plain properties. */
export function decode(struct: structs.Struct | undefined): Values {
  return (struct?.toJavaScript() ?? {}) as Values;
}

/** Plain properties → `Struct`; what is undefined is left out. */
export function encode(values: Values): structs.Struct {
  return structs.Struct.fromJavaScript(JSON.parse(JSON.stringify(values)) as Record<string, structs.JavaScriptValue>);
}
