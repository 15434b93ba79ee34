// What a rehearsal would make, beside it the system that is named: one JSON on standard output. A process of its own, as deploy.ts is.
import * as pulumi from "@pulumi/pulumi";
import { release } from "../../../bundle/index.ts";
import { parseSettings } from "../../../settings/index.ts";
import { partsOf } from "../../../stack/rehearsal/parts.ts";
import { RehearsalStack } from "../../../stack/rehearsal/rehearsal-stack.ts";
import { watchedPorts } from "../../../stack/rehearsal/watched.ts";
import { demoImages } from "../../../toolchain/index.ts";
import type { Made } from "./made.ts";

const made: Made[] = [];
await pulumi.runtime.setMocks({
  newResource: ({ type, name, inputs }) => {
    const { __provider: _, ...given } = inputs;
    made.push({ type, name, inputs: given });
    return { id: name, state: inputs };
  },
  call: () => ({}),
});

const image = (name: string) => ({ id: `sha256:${name}`, version: "1" });
const copies = { alertmanagers: 3, prometheuses: 2 } as const;
const of = (name: string) => release({ [name]: "" }, "/etc/x/config");
const [system] = process.argv.slice(2);
const watched = (name: string) => ({
  system: name,
  workers: 2,
  factor: 1,
  exporters: Object.fromEntries(
    ["kafkaLag", "containers", "socketProxy", "loadTest"].map((key) => [
      key,
      { release: of(`${key}.yml`), secretNames: [] },
    ]),
  ),
  demo: Object.fromEntries(demoImages([name]).map((one) => [one, image(one)])),
  ports: Object.fromEntries(watchedPorts(name).map((port, index) => [port, 21_000 + index])),
});
new RehearsalStack("rehearsal", {
  settings: parseSettings({ project: "p", stack: "dev", values: {}, systems: [{ name: "stack", targets: {} }] }),
  id: "a1b2c3",
  images: { prometheus: image("prometheus"), alertmanager: image("alertmanager"), programs: image("programs") },
  copies,
  releases: { alertmanager: of("alertmanager.yml"), prometheus: [of("prometheus.yml"), of("prometheus.yaml")] },
  flags: { prometheus: ["--query.lookback-delta=15s"], alertmanager: ["--cluster.peer-timeout=1s"] },
  credentials: {
    passwords: { admin: "hidden", sightline: "hidden" },
    hashes: { admin: "hashed", sightline: "hashed" },
  },
  ports: Object.fromEntries(partsOf(copies).map((part, index) => [part, 20_000 + index])) as never,
  processors: 2,
  ...(system === undefined ? {} : { watched: watched(system) }),
});
// Resources are made in turns of the event loop; when nothing more comes, all are there.
for (let before = -1; before !== made.length; ) {
  before = made.length;
  await new Promise((done) => setTimeout(done, 100));
}
process.stdout.write(JSON.stringify(made));
