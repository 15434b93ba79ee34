import "./factors.cases.ts";
import "./outage.cases.ts";
import "./pairwise.cases.ts";
