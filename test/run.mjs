// `npm test`: installs what is missing, then runs everything. Arguments: names of steps to run (default all).
import { ensureInstalled, runPinned } from "../cli/bootstrap.mjs";

await ensureInstalled();
runPinned("test/run", process.argv.slice(2));
