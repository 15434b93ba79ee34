// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./changes.cases.ts";
import "./golden.cases.ts";
import "./markdown.cases.ts";
import "./mistakes.cases.ts";
import "./noise.cases.ts";
import "./ramp.cases.ts";
import "./scaling.cases.ts";
