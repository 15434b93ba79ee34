// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./image-plan.cases.ts";
import "./linked-libraries.cases.ts";
import "./programs.cases.ts";
import "./superseded.cases.ts";
import "./write-layer.cases.ts";
