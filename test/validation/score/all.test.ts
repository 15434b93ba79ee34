import "./published.cases.ts";
import "./readiness.cases.ts";
