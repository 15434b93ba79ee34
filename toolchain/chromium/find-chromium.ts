import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Programs that speak Chromium's protocol, those that distributions call by its name first. */
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome"];

/** Where macOS has what is in no PATH. */
const applications = ["Chromium", "Google Chrome", "Microsoft Edge"].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/** The path of a Chromium: the one that `SIGHTLINE_CHROMIUM` names, one of the PATH, or the one that Playwright has downloaded. */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const { SIGHTLINE_CHROMIUM: named, PATH = "" } = env;
  if (named !== undefined && named !== "") return named;
  const folders = PATH.split(delimiter).filter((folder) => folder !== "");
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const present = [...paths, ...applications].find((path) => existsSync(path));
  if (present !== undefined) return present;
  const { chromium } = await import("playwright-core"); // it takes a while to load, and most commands want none of it
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}
