import { lock } from "../lock.ts";
import { officialName } from "../reference.ts";
import { goRemedy } from "../tools/index.ts";
import { javaCost } from "./decide-java.ts";
import { canBuild } from "./decide-tool.ts";
import type { Facts } from "./facts.ts";
import type { Item } from "./item.ts";
import { madeHere } from "./made-here.ts";

type Base = Pick<Item, "id" | "name" | "version">;

/** Kafka where its image cannot be pulled: from its published jars, on the distribution's Java. */
export function decideKafka(facts: Facts, base: Base, pullFault: string): Item {
  const { made } = facts.images.kafka;
  if (made !== undefined) {
    return { ...base, ...madeHere(made) };
  }
  const detail = `it cannot be pulled here (${pullFault})`;
  const { fault, ...cost } = javaCost(facts, ["kafka"]);
  if (fault !== undefined) {
    const remedy = `Load it into the engine: docker load, under the name ${officialName(lock.images.kafka)}.`;
    return { ...base, how: "missing", pending: false, detail: `${detail}, and ${fault}`, remedy };
  }
  if (!facts.startProgramCached.kafka && !canBuild(facts)) {
    const why = `${detail}, and there is no Go for its start program`;
    return { ...base, how: "missing", pending: false, detail: why, remedy: goRemedy };
  }
  return { ...base, how: "build", pending: true, detail: `${detail}: from its Maven jars`, ...cost, minutes: 0.5 };
}
