// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./check.cases.ts";
import "./content.cases.ts";
import "./faults.cases.ts";
import "./select.cases.ts";
