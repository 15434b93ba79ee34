// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./exposition.cases.ts";
import "./judge.cases.ts";
import "./k6.cases.ts";
import "./locust.cases.ts";
import "./receiver.cases.ts";
import "./remote-write.cases.ts";
import "./result.cases.ts";
import "./run.cases.ts";
import "./settings.cases.ts";
