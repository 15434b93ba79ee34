// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./dead-rehearsals.cases.ts";
import "./exporters-beside.cases.ts";
import "./owner.cases.ts";
import "./parts.cases.ts";
import "./rehearsal-stack.cases.ts";
import "./remains.cases.ts";
import "./remote-engine.cases.ts";
import "./turns.cases.ts";
import "./until-ended.cases.ts";
import "./watched.cases.ts";
