import "./accuracy.cases.ts";
import "./latency.cases.ts";
import "./routes.cases.ts";
