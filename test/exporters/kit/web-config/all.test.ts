// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./password-check.cases.ts";
import "./rate-limit.cases.ts";
import "./read.cases.ts";
