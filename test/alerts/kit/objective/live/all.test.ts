// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./times.cases.ts";
import "./traffic.cases.ts";
