import "./baseline-of.cases.ts";
import "./change-cells.cases.ts";
import "./compare.cases.ts";
import "./file.cases.ts";
