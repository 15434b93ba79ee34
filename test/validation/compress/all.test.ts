import "./catalogue.cases.ts";
