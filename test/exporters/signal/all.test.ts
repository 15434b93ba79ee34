// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./api.cases.ts";
import "./expose.cases.ts";
import "./history.cases.ts";
import "./receivers.cases.ts";
import "./read-play.cases.ts";
