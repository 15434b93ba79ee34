// `npm run bench:<name>`: installs what is missing, then runs one benchmark.
import { ensureInstalled, runPinned } from "../cli/bootstrap.mjs";

await ensureInstalled();
runPinned("bench/run", process.argv.slice(2));
