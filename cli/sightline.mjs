#!/usr/bin/env node
import { ensureInstalled, runPinned } from "./bootstrap.mjs";

await ensureInstalled();
runPinned("cli/main", process.argv.slice(2));
