// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./recorded-history.cases.ts";
