import "./difference.cases.ts";
import "./quantile.cases.ts";
import "./share.cases.ts";
import "./spread.cases.ts";
