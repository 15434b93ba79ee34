// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./redact.cases.ts";
import "./rules.cases.ts";
