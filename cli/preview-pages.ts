import type { ListrTask } from "listr2";
import { acquirePreviewApp, previewAppIsCached } from "../toolchain/index.ts";
import { row, seconds } from "./row.ts";

/** The task that gets the preview's built pages, and hands over their folder. */
export async function pagesTask(take: (folder: string) => void): Promise<ListrTask> {
  const present = await previewAppIsCached();
  return {
    title: row("Pages", present ? "" : "built once, about a minute"),
    task: async (_, task) => {
      const start = performance.now();
      const onWait = () => {
        task.output = "another run builds them; waiting for that";
      };
      take(await acquirePreviewApp({ onWait }));
      task.title = row("Pages", present ? "present" : `built in ${seconds((performance.now() - start) / 1000)}`);
    },
  };
}
