import "./differences.cases.ts";
import "./judge.cases.ts";
