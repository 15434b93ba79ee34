// `npm test`: installs what is missing, then runs the steps whose names are given; without any, all but `full`.
import { ensureInstalled, runPinned } from "../cli/bootstrap.mjs";

await ensureInstalled();
runPinned("test/run", process.argv.slice(2));
