// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./changes-table.cases.ts";
import "./compare-pictures.cases.ts";
import "./picture-files.cases.ts";
