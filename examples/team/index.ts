// The same program as the repository's own, with the team's systems.
import { assemble, readExtraFiles } from "../../bundle/index.ts";
import { findImages, ObservabilityStack, readSecretValues, readSettings, readTls } from "../../stack/index.ts";
import { selectSystems } from "../../systems/index.ts";
import { knownSystems } from "./systems/index.ts";

const settings = await readSettings(knownSystems);
const images = await findImages(settings);
const bundle = assemble({
  settings,
  systems: selectSystems(settings.systems, knownSystems),
  files: readExtraFiles(settings, process.cwd()),
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
export const password = stack.password;
