// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./status.cases.ts";
import "./topic-history.cases.ts";
import "./trends.cases.ts";
