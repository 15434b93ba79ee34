// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./app/pages.cases.ts";
import "./dashboards/catalogue.cases.ts";
import "./dashboards/file-reader.cases.ts";
import "./dashboards/folder-source.cases.ts";
import "./dashboards/read-dashboard.cases.ts";
import "./dashboards/routes.cases.ts";
import "./events/event-stream.cases.ts";
import "./events/events.cases.ts";
import "./preview.cases.ts";
import "./prometheus/client-config.cases.ts";
import "./prometheus/judge.cases.ts";
import "./prometheus/proxy.cases.ts";
import "./prometheus/slow-reader.cases.ts";
import "./prometheus/turns.cases.ts";
