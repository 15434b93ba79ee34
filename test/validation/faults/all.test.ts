// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./at-rest.cases.ts";
import "./bound.cases.ts";
import "./judge.cases.ts";
import "./judge-case.cases.ts";
import "./play-fault.cases.ts";
import "./play-scaling.cases.ts";
import "./works-again.cases.ts";
