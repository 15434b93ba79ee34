// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./bearer-token.cases.ts";
import "./explain-failure.cases.ts";
import "./first-answer.cases.ts";
import "./journal.cases.ts";
import "./last-seen.cases.ts";
import "./leaders.cases.ts";
import "./list-groups.cases.ts";
import "./name-filter.cases.ts";
import "./rows.cases.ts";
import "./without-gone.cases.ts";
