// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./annotations/annotations-of.cases.ts";
import "./annotations/queries.cases.ts";
import "./annotations/spans.cases.ts";
import "./panels/alert-list/age.cases.ts";
import "./panels/alert-list/alert-list-options.cases.ts";
import "./panels/alert-list/matchers.cases.ts";
import "./panels/alert-list/panel-link.cases.ts";
import "./panels/alert-list/rules.cases.ts";
import "./panels/heatmap/colors.cases.ts";
import "./panels/heatmap/counted-grid.cases.ts";
import "./panels/heatmap/grid.cases.ts";
import "./panels/heatmap/nice-steps.cases.ts";
import "./panels/kit/with-defaults.cases.ts";
import "./panels/legend/next-sort.cases.ts";
import "./panels/legend/visible-series.cases.ts";
import "./panels/table/table-migration.cases.ts";
import "./panels/timeline/spans.cases.ts";
