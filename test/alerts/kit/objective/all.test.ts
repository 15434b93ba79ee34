// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./check.cases.ts";
import "./decimal.cases.ts";
import "./examples.cases.ts";
import "./rules.cases.ts";
import "./types.cases.ts";
import "./windows.cases.ts";
