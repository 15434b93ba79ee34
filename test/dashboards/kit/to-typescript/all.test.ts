// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./corpus.cases.ts";
import "./expressions.cases.ts";
import "./round-trip.cases.ts";
import "./written.cases.ts";
