import type { DataFrame, DataTransformContext, SynchronousDataTransformerInfo } from "@grafana/data";
import { map } from "rxjs";

/** A transformation that Grafana's libraries do not carry, as their registry takes it. */
export function fromFrames<Options>(
  id: string,
  transform: (frames: readonly DataFrame[], options: Options, context: DataTransformContext) => DataFrame[],
): SynchronousDataTransformerInfo<Options> {
  return {
    id,
    name: id,
    defaultOptions: {},
    transformer: (options, context) => (frames) => transform(frames, options, context),
    operator: (options, context) => (source) => source.pipe(map((frames) => transform(frames, options, context))),
  };
}
