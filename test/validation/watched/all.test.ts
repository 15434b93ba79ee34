import "./definitions.cases.ts";
