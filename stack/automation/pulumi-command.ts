import { dirname } from "node:path";
import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";

/** The automation API wants the folder above `bin`; a CLI that lies elsewhere is found on the PATH. */
export async function pulumiIn(folder: string): Promise<PulumiCommand> {
  return folder.endsWith("/bin") ? PulumiCommand.get({ root: dirname(folder) }) : PulumiCommand.get();
}
