import { openSession, type Session } from "../stack/session/index.ts";
import { environment, readResolved, stateFolder } from "../toolchain/index.ts";
import type { Project } from "./project.ts";

/** Opens a stack with the Pulumi CLI that was acquired, else the one on the PATH. */
export async function openStack(project: Project, stack: string): Promise<Session> {
  const { tools } = await readResolved();
  return openSession({
    projectFolder: project.folder,
    project: project.name,
    stack,
    stateFolder: stateFolder(),
    pulumiFolder: tools.pulumi?.folder ?? "",
    environment: await environment(),
  });
}
