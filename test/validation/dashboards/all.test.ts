// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./history.cases.ts";
import "./judge.cases.ts";
import "./load.cases.ts";
import "./recording-rule.cases.ts";
import "./step.cases.ts";
