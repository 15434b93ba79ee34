// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./annotations/annotations-of.cases.ts";
import "./annotations/queries.cases.ts";
import "./annotations/spans.cases.ts";
import "./panels/kit/with-defaults.cases.ts";
import "./panels/legend/next-sort.cases.ts";
import "./panels/legend/visible-series.cases.ts";
