import "./accuracy.cases.ts";
import "./elsewhere.cases.ts";
import "./latency.cases.ts";
import "./routes.cases.ts";
