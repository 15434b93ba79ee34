// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./compression.cases.ts";
import "./family.cases.ts";
import "./golden.cases.ts";
import "./lease.cases.ts";
