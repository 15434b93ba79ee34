import { spawnSync } from "node:child_process";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { printNode, nodesIn, type Node } from "../../../../metrics/kit/index.ts";
import { tree } from "./arbitrary.ts";
import { parse } from "./lezer-tree.ts";
const legal = (n: Node) => [...nodesIn(n)].every((x, i) => x.type !== "range" && x.type !== "call" && !(x.type === "string") && !(x.type === "subquery") && !(x.type==="aggregation" && x.parameter));
let ok = 0, typeErr = 0; const bad: string[] = []; const errs = new Map<string, string>();
const samples = fc.sample(tree, 12000).filter(legal).filter(n => [...nodesIn(n)].some(x=>x.type==="binary"||x.type==="negation")).slice(0, 900);
for (const node of samples) {
  const text = printNode(node);
  const r = spawnSync("/tmp/w/go/bin/promtool", ["--experimental", "promql", "format", "--", text], { encoding: "utf8" });
  if (r.status !== 0) { typeErr++; const m = r.stderr.replace(/^[0-9:]+ /, "").slice(0, 70); errs.set(m.replace(/"[^"]*"/g, "Q"), text.slice(0,150)); continue; }
  const back = parse(go(r.stdout.trim()));
  if (isDeepStrictEqual(normal(back), normal(node))) ok++; else bad.push(text + "\n   " + r.stdout);
}
function fix(n: any): any {
  if (Array.isArray(n)) return n.map(fix);
  if (typeof n === "number") return String(Object.is(n, -0) ? 0 : n);
  if (typeof n !== "object" || n === null) return n;
  const o: any = {};
  for (const [k, v] of Object.entries(n)) if (k !== "matching") o[k] = fix(v);
  if (o.matchers) {
    const i = o.matchers.findIndex((m: any) => m.label === "__name__" && m.op === "=");
    if (o.metric === "" && i >= 0) { o.metric = o.matchers[i].value; o.matchers.splice(i, 1); }
    o.matchers.sort((x: any, y: any) => JSON.stringify(x) < JSON.stringify(y) ? -1 : 1);
  }
  if (o.grouping?.mode === "by" && o.grouping.labels.length === 0) delete o.grouping;
  return o;
}
function normal(n: unknown): unknown { return fix(n); }
console.log({ n: samples.length, ok, typeErr, bad: bad.length });
for (const [m, t] of [...errs].slice(0, 25)) console.log(m, " <= ", JSON.stringify(t));
for (const b of bad.slice(0, 12)) console.log(b);

function go(t: string) { return t.replace(/\\(x([0-9a-f]{2})|U([0-9a-f]{8})|u([0-9a-f]{4})|.)/gs, (all, c, x, U, u) => { const h = x ?? U; if (h) { const cp = Number.parseInt(h, 16); return cp < 0x10000 ? "\\u" + cp.toString(16).padStart(4, "0") : String.fromCodePoint(cp); } return ({ a: "\\u0007", b: "\\u0008", f: "\\u000c", v: "\\u000b" } as any)[c] ?? all; }); }
