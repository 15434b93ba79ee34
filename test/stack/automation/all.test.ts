// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./deployment-error.cases.ts";
import "./step.cases.ts";
