/** What reports add to the look that our pages share. */
export const style = `
:root { --s1: #5a6b8c; --s2: #2f7fd8; --s3: #c77700; --s4: #8a55c9; --s5: #11856f; --track: #e8ebf1; }
@media (prefers-color-scheme: dark) { :root { --s1: #8796b5; --s2: #64a9f5; --s3: #f0a840; --s4: #b98cf0; --s5: #3fc2a5; --track: #2a3140; } }
.wrap { max-width: 78rem; }
h2 { font-size: 1.2rem; margin: 0; } h3 { font-size: 0.95rem; margin: 1.5rem 0 0.5rem; }
section { padding: 1.25rem 1.4rem 1.4rem; margin-top: 1.25rem; scroll-margin-top: 1rem; }
section > header { display: flex; flex-wrap: wrap; gap: 0.3rem 0.8rem; align-items: baseline; }
section > header .soft { flex-basis: 100%; }
.status { display: inline-block; padding: 0.05rem 0.6rem; border-radius: 99px; font-size: 0.8rem; font-weight: 600; white-space: nowrap; background: var(--chip); color: var(--soft); }
.status.passed, .verdict.ready .score { background: var(--good-ground); color: var(--good); }
.status.failed, .verdict.not-ready .score { background: var(--bad-ground); color: var(--bad); }
.verdict { display: grid; grid-template-columns: auto 1fr; gap: 0.4rem 1.6rem; padding: 1.5rem; margin-top: 1rem; border-left: 6px solid var(--warn); align-items: center; }
.verdict.ready { border-left-color: var(--good); } .verdict.not-ready { border-left-color: var(--bad); }
.score { font-size: 2.6rem; font-weight: 700; line-height: 1; padding: 1rem 1.1rem; border-radius: 10px; background: var(--warn-ground); color: var(--warn); text-align: center; font-variant-numeric: tabular-nums; }
.score small { display: block; font-size: 0.75rem; font-weight: 500; margin-top: 0.3rem; }
nav { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 1rem; }
nav a { display: inline-flex; gap: 0.5rem; align-items: center; padding: 0.3rem 0.75rem; color: var(--text); font-size: 0.9rem; }
.gates { list-style: none; padding: 0; margin: 0.6rem 0 0; } .gates li { padding: 0.15rem 0; overflow-wrap: anywhere; }
.interrupted { margin: 0.5rem 0; padding: 0.5rem 0.8rem; border-radius: 6px; background: var(--warn-ground); color: var(--warn); font-weight: 600; }
.no { color: var(--bad); font-weight: 600; } .yes { color: var(--good); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1.2rem; margin: 0.8rem 0 0; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; margin-top: 0.5rem; }
caption { text-align: left; font-weight: 600; padding: 0.9rem 0 0.3rem; }
th, td { text-align: left; padding: 0.35rem 0.8rem 0.35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; min-width: 3.5rem; }
td:first-child:not(.n) { min-width: 13rem; } td svg[width="200"] { min-width: 11rem; } td svg[width="420"] { min-width: 16rem; }
th { color: var(--soft); font-weight: 600; font-size: 0.8rem; vertical-align: bottom; overflow-wrap: normal; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.w { min-width: 14rem; }
tr.failed td:first-child { box-shadow: inset 3px 0 var(--bad); padding-left: 0.6rem; } tr.missing td:first-child { box-shadow: inset 3px 0 var(--warn); padding-left: 0.6rem; }
td small { display: block; color: var(--soft); font-size: 0.78rem; }
details { margin-top: 0.6rem; } summary { cursor: pointer; color: var(--accent); font-size: 0.9rem; padding: 0.2rem 0; }
.findings { padding-left: 1.1rem; margin: 0.8rem 0 0; } .findings li { margin: 0.25rem 0; overflow-wrap: anywhere; }
svg { display: block; max-width: 100%; height: auto; } svg text { fill: var(--soft); font: 11px system-ui, sans-serif; }
.track { fill: var(--track); } .grid { stroke: var(--line); } .mark { stroke: var(--text); stroke-width: 2; } .budget { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 5 4; }
.whisker { stroke: var(--s2); stroke-width: 2; } .dot { fill: var(--s2); stroke: var(--surface); stroke-width: 1.5; } .over { fill: var(--bad); }
.f1 { fill: var(--s1); } .f2 { fill: var(--s2); } .f3 { fill: var(--s3); } .f4 { fill: var(--s4); } .f5 { fill: var(--s5); }
.l1 { stroke: var(--s2); } .l2 { stroke: var(--s3); } .l3 { stroke: var(--s4); } .l4 { stroke: var(--s5); } .line { fill: none; stroke-width: 2; }
.p1 { fill: var(--s2); } .p2 { fill: var(--s3); } .p3 { fill: var(--s4); } .p4 { fill: var(--s5); }
.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.1rem; font-size: 0.82rem; color: var(--soft); margin-top: 0.5rem; } .legend span { display: inline-flex; gap: 0.35rem; align-items: center; }
.kill { display: inline-block; margin: 0 0.25rem 0.25rem 0; padding: 0.1rem 0.5rem; border-radius: 6px; background: var(--chip); font-size: 0.78rem; border: 1px solid transparent; }
.kill.passed { background: var(--good-ground); color: var(--good); } .kill.failed { background: var(--bad-ground); color: var(--bad); border-color: currentColor; font-weight: 600; }
footer { margin-top: 1.6rem; }
@media (max-width: 40rem) { .scroll table { min-width: 42rem; } .wrap { padding: 1rem 0.75rem 2rem; } section { padding: 1rem; } .verdict { grid-template-columns: 1fr; } dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.4rem; } }
@media print { body { background: none; font-size: 11px; } .wrap { max-width: none; padding: 0; } nav, .card { box-shadow: none; } section { border: 0; padding: 0.6rem 0; } tr, svg, .verdict { break-inside: avoid; } .scroll { overflow: visible; } * { print-color-adjust: exact; } }
`;
