import { Registry } from "prom-client";
import * as z from "zod";
import {
  collectionLimits,
  collectionSettings,
  createCollection,
  duration,
  familyWriter,
  labelText,
  type Program,
  readSecretFile,
  runProgram,
  settingsFinding,
  startServer,
  webSettings,
} from "../../../exporters/kit/index.ts";
import { counter, gauge, stateSet } from "../../../metrics/kit/index.ts";

const things = gauge("probe_things", { help: 'Things, "counted".', unit: "things", labels: ["kind"] });
const seen = counter("probe_seen_bytes_total", { help: "Bytes seen.", unit: "bytes" });
const state = stateSet("probe_state", { help: "State.", states: ["idle", "busy"] });

const settings = {
  ...webSettings({ port: 9999 }),
  ...collectionSettings({ maxSeries: 1000 }),
  "probe.delay": duration().prefault("1ms").describe("Time a collection takes."),
  "probe.kinds": z.array(z.string()).prefault(["one", "two"]).describe("Kinds that there are."),
  "probe.password-file": z.string().optional().describe("File of the password."),
};

/** The smallest exporter that uses all of the kit, for tests that need a process. */
export const probeProgram: Program<typeof settings> = {
  name: "probe",
  description: "Counts things.",
  version: "1.2.3",
  settings,
  check: (given) =>
    given["probe.kinds"].length === 0 ? [settingsFinding("value", "probe.kinds", "names nothing to count")] : [],
  commands: [
    {
      name: "count",
      description: "Counts once.",
      arguments: "[kind...]",
      options: { "--json": "Print JSON." },
      run: async ({ settings: given, arguments: kinds, options, write, log }) => {
        log.warn("counting");
        const counted = [...given["probe.kinds"], ...kinds].length;
        write(options.json === true ? `{"counted":${counted}}\n` : `counted ${counted}\n`);
        return counted > 2 ? 1 : 0;
      },
    },
  ],
  async start(first, log, control) {
    let inForce = first;
    const collection = createCollection({
      subject: "probe",
      log,
      levels: ["kind", "total"],
      ...collectionLimits(first),
      collect: async ({ run, ...context }) => {
        log.info("collecting");
        await run("count", () => new Promise((resolve) => setTimeout(resolve, inForce["probe.delay"])));
        const kinds = inForce["probe.kinds"];
        const byKind = familyWriter(things.definition);
        for (const kind of kinds) byKind.add(labelText({ kind }), kind.length);
        const total = familyWriter(things.definition);
        total.add("", kinds.length);
        const bytes = familyWriter(seen.definition);
        bytes.add("", 12);
        const states = familyWriter(state.definition);
        states.addStates("", "busy");
        return [
          ...context.fit([
            { name: "kind", series: () => kinds.length, render: () => [byKind.end()] },
            { name: "total", series: () => 1, render: () => [total.end()] },
          ]),
          bytes.end(),
          states.end(),
        ];
      },
    });
    const server = await startServer({
      program: probeProgram,
      settings: first,
      registry: new Registry(),
      log,
      collection,
      control,
    });
    return {
      stop: () => server.stop(),
      async reload(next) {
        const file = next["probe.password-file"];
        if (file !== undefined) readSecretFile(file, "probe › passwordFile");
        inForce = next;
        collection.reconfigure(collectionLimits(next));
      },
    };
  },
};

if (import.meta.main) await runProgram(probeProgram, process.argv.slice(2));
