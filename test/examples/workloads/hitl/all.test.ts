// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./api.cases.ts";
import "./health.cases.ts";
import "./link.cases.ts";
import "./loads.cases.ts";
