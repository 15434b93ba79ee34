// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./body/read-body.cases.ts";
import "./exposition.cases.ts";
import "./health.cases.ts";
import "./probes/target.cases.ts";
import "./settings/settings.cases.ts";
