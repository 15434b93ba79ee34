// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./component-states.cases.ts";
import "./startup.cases.ts";
import "./watch.cases.ts";
