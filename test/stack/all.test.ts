// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./busy-ports.cases.ts";
import "./grafana-faults.cases.ts";
import "./grafana-reload.cases.ts";
import "./leftovers.cases.ts";
import "./passwords.cases.ts";
import "./port-findings.cases.ts";
import "./release-diff.cases.ts";
import "./secret-files.cases.ts";
