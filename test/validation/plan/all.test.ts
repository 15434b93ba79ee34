import "./bystanders.cases.ts";
import "./plan.cases.ts";
import "./live-part.cases.ts";
