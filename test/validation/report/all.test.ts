import "./golden.cases.ts";
import "./strange-names.cases.ts";
import "./words.cases.ts";
