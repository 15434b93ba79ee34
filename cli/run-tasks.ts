import { Listr, ListrLogger, type ListrTask } from "listr2";
import { row } from "./row.ts";

/**
 * Runs the steps of a command one after the other, a line for each.
 * The line of a step that fails says so in a word; what went wrong is thrown, to be told once and in full.
 * On Ctrl-C the list ends the process, unless the command has something to remove first and `endsItself`.
 */
export async function runTasks(
  tasks: readonly ListrTask[],
  { endsItself = false }: { readonly endsItself?: boolean } = {},
): Promise<void> {
  let failure: unknown;
  const steps = tasks.map(
    (step): ListrTask => ({
      ...step,
      task: async (context, line) => {
        const { title } = line;
        try {
          await step.task(context, line);
        } catch (error) {
          failure ??= error;
          // A step may have told what it found already.
          if (line.title === title) line.title = row(title, "failed");
          throw error;
        }
      },
    }),
  );
  const list = new Listr(steps, {
    concurrent: false,
    registerSignalListeners: !endsItself,
    rendererOptions: { showErrorMessage: false },
    fallbackRendererOptions: { logger: plainLogger() },
    fallbackRendererCondition: () => !process.stdout.isTTY || process.env.CI !== undefined,
  });
  try {
    await list.run();
  } catch (error) {
    throw failure ?? error;
  }
}

/** Without a terminal the renderer would put the whole error behind the title, and steps on two streams out of order. */
function plainLogger(): ListrLogger {
  const logger = new ListrLogger({ useIcons: true, toStderr: [] });
  logger.suffix = (title) => title;
  return logger;
}
