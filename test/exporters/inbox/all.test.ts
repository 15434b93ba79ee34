// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./api.cases.ts";
import "./heartbeat.cases.ts";
import "./inbox-metrics.cases.ts";
import "./journal.cases.ts";
import "./mailbox.cases.ts";
import "./page.cases.ts";
