// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./groups.cases.ts";
import "./list-offsets.cases.ts";
import "./metadata.cases.ts";
import "./offset-fetch.cases.ts";
import "./small-calls.cases.ts";
