import { acquire, acquirePreviewApp, doctor, environment, previewPackages, testItems } from "../toolchain/index.ts";

/** Gives the machine what the live suites need; returns the environment they run in. */
export async function prepareForTests(): Promise<NodeJS.ProcessEnv> {
  await acquire(await doctor(testItems), {
    onProgress({ item, state, message }) {
      if (state === "started") process.stdout.write(`    ${item.name} ${item.version}: ${item.detail} …\n`);
      if (state === "done") process.stdout.write(`    ${item.name} ${item.version}: ${message ?? ""}\n`);
    },
  });
  // Packages first: kept, they make every later build of the pages one of seconds.
  await previewPackages();
  await acquirePreviewApp();
  process.stdout.write("    Preview's pages: built\n");
  return { ...process.env, ...(await environment()) };
}
