// The whole program: settings → bundle → stack → outputs.
import { assemble, readExtraFiles } from "./bundle/index.ts";
import { findImages, ObservabilityStack, readSecretValues, readSettings, readTls } from "./stack/index.ts";
import { knownSystems, selectSystems } from "./systems/index.ts";

const settings = await readSettings(knownSystems); // Pulumi config → settings/, every problem at once
const images = await findImages(settings);
const bundle = assemble({
  settings,
  systems: selectSystems(settings.systems, knownSystems),
  files: await readExtraFiles(settings, process.cwd()),
  viewer: images.viewer.kind,
});
const stack = new ObservabilityStack("observability", {
  settings,
  bundle,
  images,
  secretValues: readSecretValues(),
  tls: readTls(settings),
});

export const prometheusUrl = stack.prometheus.url;
export const alertmanagerUrl = stack.alertmanager.url;
export const inboxUrl = stack.inbox.url;
export const dashboardsUrl = stack.viewer?.url ?? "";
export const password = stack.password; // of the user admin; secret: `npm run passwords` prints it
