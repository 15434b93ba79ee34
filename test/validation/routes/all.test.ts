import "./differences.cases.ts";
import "./heartbeat-arrivals.cases.ts";
import "./judge.cases.ts";
