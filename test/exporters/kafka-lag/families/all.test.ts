// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./groups.cases.ts";
import "./lag.cases.ts";
import "./never.cases.ts";
