import "./bystanders.cases.ts";
import "./plan.cases.ts";
