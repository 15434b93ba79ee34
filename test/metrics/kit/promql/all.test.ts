// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./duration.cases.ts";
import "./faults.cases.ts";
import "./inspect.cases.ts";
import "./print.cases.ts";
import "./round-trip.cases.ts";
