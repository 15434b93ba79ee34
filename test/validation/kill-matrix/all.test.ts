import "./count.cases.ts";
import "./factors.cases.ts";
import "./judge-case.cases.ts";
import "./outage.cases.ts";
import "./pairwise.cases.ts";
import "./plays.cases.ts";
