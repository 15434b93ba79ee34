// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./assemble.cases.ts";
import "./containers.cases.ts";
import "./docker-discovery.cases.ts";
import "./extra-files.cases.ts";
import "./gaps/compare.cases.ts";
import "./gaps/exposition.cases.ts";
import "./gaps/reads.cases.ts";
import "./gaps/remedy.cases.ts";
import "./health.cases.ts";
import "./kafka-lag.cases.ts";
import "./load-test.cases.ts";
import "./objectives.cases.ts";
import "./panel-links.cases.ts";
import "./release.cases.ts";
import "./routing.cases.ts";
import "./rule-groups.cases.ts";
import "./scrape-jobs.cases.ts";
