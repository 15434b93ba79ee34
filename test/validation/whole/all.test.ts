import "./begin.cases.ts";
import "./time.cases.ts";
import "./together.cases.ts";
