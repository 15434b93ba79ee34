// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./compare.cases.ts";
import "./judge.cases.ts";
