import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type BuildContext, buildContext } from "./build-context.ts";
import { goSources } from "./go-program.ts";
import { governanceBridgeFolder } from "./governance-bridge-plan.ts";

/** The build context of the image of the governance bridge in miniature. */
export async function governanceBridgeContext(): Promise<BuildContext> {
  const sources = await goSources(governanceBridgeFolder);
  const fill = async (folder: string) => {
    for (const [name, text] of Object.entries(sources)) {
      await mkdir(dirname(join(folder, "src", name)), { recursive: true });
      await writeFile(join(folder, "src", name), text);
    }
  };
  return buildContext({ name: "governance-bridge", recipe: "governance-bridge.Dockerfile", sources, fill });
}
