import "./plan.cases.ts";
