// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./module-graph.cases.ts";
import "./origins.cases.ts";
import "./place-findings.cases.ts";
import "./preload.cases.ts";
import "./shelf.cases.ts";
import "./tell-faults.cases.ts";
import "./thrown.cases.ts";
import "./watch-files.cases.ts";
