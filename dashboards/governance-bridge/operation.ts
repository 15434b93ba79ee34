import { labelReplace, type SampleType, type Vector } from "../kit/index.ts";

/** Calls under the label and the names that HTTP has for the same operations, so that the two sides meet. */
export function byOperation<L extends string, S extends SampleType>(
  calls: Vector<L | "grpc_method", S>,
): Vector<L | "grpc_method" | "operation", S> {
  const named = labelReplace(calls, {
    target: "operation",
    source: "grpc_method",
    regex: /(.*)/,
    replacement: "$1",
  });
  return labelReplace(named, {
    target: "operation",
    source: "grpc_method",
    regex: /Check/,
    replacement: "HealthCheck",
  });
}
