#!/usr/bin/env node
import { ensureInstalled, runPinned } from "./bootstrap.mjs";

ensureInstalled();
runPinned("cli/main", process.argv.slice(2));
