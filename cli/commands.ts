import type { Command } from "commander";

/** Every sub-command, loaded only where it is wanted: what all of them need takes a second to load, Pulumi most of it. */
const loaders: Readonly<Record<string, (version: string) => Promise<Command>>> = {
  up: async () => (await import("./up.ts")).upCommand(),
  down: async () => (await import("./down.ts")).downCommand(),
  passwords: async () => (await import("./passwords.ts")).passwordsCommand(),
  doctor: async () => (await import("./doctor.ts")).doctorCommand(),
  render: async () => (await import("./render.ts")).renderCommand(),
  lint: async (version) => (await import("./lint.ts")).lintCommand(version),
  gaps: async () => (await import("./gaps.ts")).gapsCommand(),
  dashboards: async () => (await import("./dashboards.ts")).dashboardsCommand(),
  images: async () => (await import("./images.ts")).imagesCommand(),
  loadtest: async () => (await import("./loadtest.ts")).loadtestCommand(),
  validate: async (version) => (await import("./validate.ts")).validateCommand(version),
  preview: async () => (await import("./preview.ts")).previewCommand(),
};

/** The sub-command that the words begin with, or every one: to list them, or to say which there are. */
export function commandsFor(words: readonly string[], version: string): Promise<readonly Command[]> {
  const [first = ""] = words[0] === "help" ? words.slice(1) : words;
  const wanted = loaders[first];
  return Promise.all((wanted === undefined ? Object.values(loaders) : [wanted]).map((load) => load(version)));
}
