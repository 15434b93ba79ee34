import test from "ava";
import { faultCatalog as agents } from "../../examples/workloads/agents/faults/index.ts";
import { faultCatalog as chat4all } from "../../examples/workloads/chat4all/faults/index.ts";
import { faultParts } from "../../examples/workloads/faults/index.ts";
import { faultCatalog as governanceBridge } from "../../examples/workloads/governance-bridge/faults/index.ts";
import { faultCatalog as hitl } from "../../examples/workloads/hitl/faults/index.ts";
import { createFaultBoard, type FaultCatalog } from "../../examples/workloads/kit/faults/index.ts";
import { type Fault, knownSystems, type ProgramFault } from "../../systems/index.ts";

/** Faults of the miniatures that no system declares, and why. */
const undeclared: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  agents: { "burn-cpu": "What it does to a program that has one processor is that of throttle-cpu." },
  chat4all: {},
  "governance-bridge": {
    "burn-cpu": "On a machine of two processors it breaks what watches, too.",
    "gc-pressure":
      "It is a load on the collector within its means: nobody is to be told, and latencies are the machine's.",
  },
  hitl: { "health-body": "It tries the exporter of health, whose own tests do so." },
};

const catalogs: Readonly<Record<string, FaultCatalog>> = {
  agents,
  chat4all,
  "governance-bridge": governanceBridge,
  hitl,
};

const programFaults = (faults: readonly Fault[]): readonly ProgramFault[] =>
  faults.flatMap(({ inject }) => inject.filter((one) => "fault" in one));

for (const { name, faults = [] } of knownSystems) {
  const catalog = catalogs[name];
  if (catalog === undefined || faults.length === 0) continue;

  test(`${name}: each fault of its miniature is declared, or there is a reason why not`, (t) => {
    const declared = new Set(programFaults(faults).map(({ fault }) => fault));
    const left = Object.keys(catalog).filter((fault) => !declared.has(fault));
    t.deepEqual(left.sort(), Object.keys(undeclared[name] ?? {}).sort());
    for (const reason of Object.values(undeclared[name] ?? {})) t.regex(reason, /^[A-Za-z].*\.$/);
  });

  test(`${name}: its miniature takes what it declares, where it declares it`, (t) => {
    for (const { part, fault, parameters } of programFaults(faults)) {
      const kin = part.replace(/-\d+$/, "");
      t.true(Object.hasOwn(faultParts[name] ?? {}, kin), part);
      const service = catalog[fault]?.services.find((one) => kin === one || kin.startsWith(`${one}-`));
      if (service === undefined) t.fail(`${part} does not take ${fault}`);
      else t.notThrows(() => createFaultBoard(catalog, service).set(fault, parameters), `${part}: ${fault}`);
    }
  });

  test(`${name}: what is declared reads as sentences`, (t) => {
    for (const { description, alsoAllowed = [] } of faults) {
      t.regex(description, /^[A-Za-z].*\.$/);
      for (const { reason } of alsoAllowed) t.regex(reason, /^[A-Za-z].*\.$/);
    }
  });
}
