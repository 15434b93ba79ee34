// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./decide-demo.cases.ts";
import "./decide-miniatures.cases.ts";
import "./decide-preview.cases.ts";
import "./decide.cases.ts";
