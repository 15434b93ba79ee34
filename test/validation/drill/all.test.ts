// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./choice.cases.ts";
import "./cut-short.cases.ts";
import "./files.cases.ts";
import "./judge.cases.ts";
import "./silences.cases.ts";
import "./standing-in-the-way.cases.ts";
