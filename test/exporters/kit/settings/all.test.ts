// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./quantities.cases.ts";
import "./secret-file.cases.ts";
import "./sources.cases.ts";
