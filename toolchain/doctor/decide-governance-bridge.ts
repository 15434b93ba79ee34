import { goRemedy } from "../tools/index.ts";
import { canBuild } from "./decide-tool.ts";
import { sourcesMissing } from "./decide-workload.ts";
import type { Facts } from "./facts.ts";
import type { Item } from "./item.ts";
import { madeHere } from "./made-here.ts";

/** The governance bridge in miniature: Go builds it here for any engine, else Pulumi does from its Dockerfile. */
export function decideGovernanceBridge(facts: Facts): Item {
  const { version, hasSources, made, pullFault, programCached } = facts.governanceBridge;
  const base = { id: "image/governance-bridge", name: "Image governance-bridge", version } as const;
  if (made !== undefined) return { ...base, ...madeHere(made) };
  if (!hasSources) return { ...base, ...sourcesMissing };
  const here = { ...base, how: "build", pending: true, detail: "made here from its Go sources" } as const;
  if (programCached) return { ...here, minutes: 0.1 };
  const cost = { downloadMb: 35, minutes: 1.5 };
  if (facts.go !== undefined) return { ...here, ...cost };
  if (pullFault === undefined) {
    const detail = "Pulumi builds it on the engine from its Dockerfile";
    return { ...base, how: "build", pending: false, detail, downloadMb: 110, minutes: 2 };
  }
  if (canBuild(facts)) return { ...here, ...cost };
  const detail = `its base image cannot be pulled (${pullFault}), and there is no Go to build it with`;
  return { ...base, how: "missing", pending: false, detail, remedy: goRemedy };
}
