// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./stack-config.cases.ts";
import "./stale-lock.cases.ts";
