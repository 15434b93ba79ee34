import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { LocalWorkspace, Stack } from "@pulumi/pulumi/automation/index.js";
import { pulumiHome, pulumiIn, withoutSummary } from "../automation/index.ts";
import type { Machine } from "./machine.ts";

export interface WorkspaceOptions {
  /** Where everything of it lies. */
  readonly folder: string;
  readonly stateFolder: string;
  readonly project: string;
  readonly stack: string;
}

/** A Pulumi stack of one process's own: its programs are functions of this process, its state goes with the folder. */
export async function openWorkspace(
  { folder, stateFolder, project, stack }: WorkspaceOptions,
  { pulumiFolder, environment }: Pick<Machine, "pulumiFolder" | "environment">,
): Promise<Stack> {
  const workspace = await LocalWorkspace.create({
    workDir: folder,
    pulumiCommand: await pulumiIn(pulumiFolder),
    envVars: {
      ...environment,
      PULUMI_BACKEND_URL: `file://${join(folder, "backend")}`,
      PULUMI_HOME: await pulumiHome(stateFolder), // its plugins are those of every stack
      PULUMI_CONFIG_PASSPHRASE: randomBytes(24).toString("base64url"), // nobody else ever opens it
      PULUMI_SKIP_UPDATE_CHECK: "true",
    },
    projectSettings: {
      name: project,
      runtime: "nodejs",
      // Dynamic providers find this package from the folder that they start in, as the program's own modules do.
      main: process.cwd(),
    },
  });
  return withoutSummary(await Stack.create(stack, workspace));
}
