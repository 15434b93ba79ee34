// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./definitions.cases.ts";
import "./ledger.cases.ts";
import "./script.cases.ts";
import "./tally.cases.ts";
