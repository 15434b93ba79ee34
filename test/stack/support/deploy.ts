// What stacks with these settings would make: `deploy.ts <settings as JSON, several of them>`, one JSON on standard output.
// A process of its own: Pulumi serialises dynamic providers, which a worker thread cannot do.
import * as pulumi from "@pulumi/pulumi";
import { assemble } from "../../../bundle/index.ts";
import { parseSettings } from "../../../settings/index.ts";
import type { Images } from "../../../stack/images.ts";
import { ObservabilityStack } from "../../../stack/observability-stack.ts";
import { knownSystems, selectSystems } from "../../../systems/index.ts";
import { demoImages } from "../../../toolchain/index.ts";
import type { Inputs, Made } from "./made.ts";

let made: Made[] = [];

await pulumi.runtime.setMocks({
  newResource: ({ type, name, inputs }) => {
    const { __provider: _, ...given } = inputs;
    made.push({ type, name, inputs: given });
    return { id: name, state: { ...inputs, passwords: {}, hashes: {} } };
  },
  call: () => ({}),
});

const allMiniatures = knownSystems.filter(({ miniature }) => miniature).map(({ name }) => name);
const image = (name: string) => ({ id: `sha256:${name}`, version: "1" });
const images: Omit<Images, "viewer"> = {
  prometheus: image("prometheus"),
  alertmanager: image("alertmanager"),
  nodeExporter: image("node-exporter"),
  programs: image("programs"),
  demo: Object.fromEntries(demoImages(allMiniatures).map((name) => [name, image(name)])),
};

async function deploy(values: Inputs): Promise<readonly Made[]> {
  made = [];
  const settings = parseSettings({ project: "p", stack: "dev", values, systems: knownSystems });
  // As where no image can be pulled, so that a stack has no viewer unless it asks for one.
  const kind = settings.dashboards.viewer === "auto" ? "none" : settings.dashboards.viewer;
  const bundle = assemble({ settings, systems: selectSystems(settings.systems), viewer: kind });
  const viewer = kind === "none" ? { kind } : { kind, image: image(kind) };
  new ObservabilityStack("observability", { settings, bundle, images: { ...images, viewer } });
  // Resources are made in turns of the event loop; when nothing more comes, all are there.
  for (let before = -1; before !== made.length; ) {
    before = made.length;
    await new Promise((done) => setTimeout(done, 100));
  }
  return made;
}

const all: Record<string, readonly Made[]> = {};
for (const [name, values] of Object.entries(JSON.parse(process.argv[2] ?? "{}") as Record<string, Inputs>))
  all[name] = await deploy(values);
process.stdout.write(JSON.stringify(all));
