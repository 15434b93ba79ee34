import "./accuracy.cases.ts";
import "./alert-title.cases.ts";
import "./elsewhere.cases.ts";
import "./held-up.cases.ts";
import "./latency.cases.ts";
import "./routes.cases.ts";
