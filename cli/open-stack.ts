import { openSession, type Session } from "../stack/session/index.ts";
import { environment, readResolved, stateFolder } from "../toolchain/index.ts";
import type { Overrides } from "./overrides.ts";
import type { Project } from "./project.ts";

/** Opens a stack with the Pulumi CLI that was acquired, else the one on the PATH; overrides hold for this session. */
export async function openStack(project: Project, stack: string, overrides: Overrides = {}): Promise<Session> {
  const { tools } = await readResolved();
  return openSession({
    projectFolder: project.folder,
    project: project.name,
    stack,
    stateFolder: stateFolder(),
    overrides: Object.fromEntries(Object.entries(overrides).map(([key, value]) => [`sightline:${key}`, value])),
    pulumiFolder: tools.pulumi?.folder ?? "",
    environment: await environment(),
  });
}
