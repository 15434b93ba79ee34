// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./closing-block.cases.ts";
import "./command-line.cases.ts";
import "./commands.cases.ts";
import "./confirm.cases.ts";
import "./doctor-table.cases.ts";
import "./gaps-output.cases.ts";
import "./loadtest-files.cases.ts";
import "./overrides.cases.ts";
import "./picture-range.cases.ts";
import "./prepare-machine.cases.ts";
import "./preview-lines.cases.ts";
import "./preview-prometheus.cases.ts";
import "./row.cases.ts";
import "./validate-dashboards-output.cases.ts";
import "./validate-faults-options.cases.ts";
import "./validate-on-copies.cases.ts";
import "./validate-report.cases.ts";
