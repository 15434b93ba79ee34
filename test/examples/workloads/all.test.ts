// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./channel-api.cases.ts";
import "./circuit-breaker.cases.ts";
import "./journal.cases.ts";
import "./loads.cases.ts";
