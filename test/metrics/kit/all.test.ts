// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./counting.cases.ts";
import "./definitions.cases.ts";
import "./instrument/instrument.cases.ts";
import "./series.cases.ts";
import "./value-at.cases.ts";
