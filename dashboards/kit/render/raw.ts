import type { DataSourceRef } from "@grafana/grafana-foundation-sdk/common";
import { refId } from "../identity.ts";
import type { RawPanel } from "../panels/index.ts";
import { datasource } from "./datasource.ts";
import type { SdkPanel } from "./foundation-sdk.ts";
import type { Target } from "./target.ts";

/** A foundation SDK panel with what the SDK leaves out: refIds, and our datasource where it names none. */
export function renderRaw({ model }: RawPanel): SdkPanel {
  if (model.targets === undefined) return model;
  const own = model.datasource ?? datasource;
  return { ...model, datasource: own, targets: named(model.targets, own) };
}

function named(targets: readonly unknown[], datasource: DataSourceRef): NonNullable<SdkPanel["targets"]> {
  const taken = new Set((targets as readonly Partial<Target>[]).map((target) => target.refId));
  let next = 0;
  const free = (): string => {
    const name = refId(next++);
    return taken.has(name) ? free() : name;
  };
  return (targets as readonly Target[]).map((target) => ({
    datasource,
    ...target,
    refId: target.refId ?? free(),
  })) as unknown as NonNullable<SdkPanel["targets"]>;
}
