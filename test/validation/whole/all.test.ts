import "./begin.cases.ts";
import "./time.cases.ts";
import "./time-left.cases.ts";
import "./together.cases.ts";
