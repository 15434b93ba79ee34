// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./counting.cases.ts";
import "./registering.cases.ts";
import "./waiting.cases.ts";
