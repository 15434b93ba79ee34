// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./doctor/doctor.cases.ts";
import "./doctor/kafka-release.cases.ts";
import "./exposition.cases.ts";
import "./kafka-lag.cases.ts";
import "./pacing/steps.cases.ts";
import "./page/lag-page.cases.ts";
import "./probe/verdict.cases.ts";
import "./search/failure-cases.cases.ts";
import "./settings/settings.cases.ts";
import "./watch/teller.cases.ts";
