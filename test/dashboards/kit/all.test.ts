// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./annotations.cases.ts";
import "./check-examples.cases.ts";
import "./checks.cases.ts";
import "./from-json/from-json.cases.ts";
import "./identity.cases.ts";
import "./layout.cases.ts";
import "./links.cases.ts";
import "./page.cases.ts";
import "./panels.cases.ts";
import "./properties.cases.ts";
import "./provisioning.cases.ts";
import "./section.cases.ts";
import "./render.cases.ts";
import "./revise.cases.ts";
import "./variables.cases.ts";
import "./views.cases.ts";
import "./watches.cases.ts";
