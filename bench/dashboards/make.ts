// One run: make.ts <maker> <number of dashboards>
import { type Maker, make } from "./maker.ts";

const [maker, count] = process.argv.slice(2);
console.log(JSON.stringify(make(maker as Maker, Number(count))));
