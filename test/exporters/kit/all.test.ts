// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./control-routes.cases.ts";
import "./html.cases.ts";
import "./server.cases.ts";
