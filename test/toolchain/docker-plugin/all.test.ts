// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./body.cases.ts";
import "./build-context.cases.ts";
import "./check.cases.ts";
import "./diff.cases.ts";
import "./duration.cases.ts";
import "./engine.cases.ts";
import "./operations.cases.ts";
import "./outputs.cases.ts";
import "./read-back.cases.ts";
import "./secret.cases.ts";
