/** What this page adds to the common style sheet. Eight colours for runs, told apart also by people who see no red or green. */
export const style = `
:root { --s0: #2f5fd8; --s1: #c2570c; --s2: #b3261e; --s3: #0f766e; --s4: #7c3aed; --s5: #a16207; --s6: #be185d; --s7: #475569; }
@media (prefers-color-scheme: dark) {
  :root { --s0: #8fb0ff; --s1: #ffb07a; --s2: #ff9d94; --s3: #5fd3c4; --s4: #c4a7ff; --s5: #f2d36b; --s6: #ff9ecb; --s7: #b3bed1; }
}
.wrap { max-width: 88rem; }
h2 { font-size: 1.1rem; margin: 2.2rem 0 0.7rem; }
h3 { font-size: 0.95rem; margin: 0 0 0.3rem; }
.verdict { margin-top: 0.5rem; font-size: 1.05rem; }
.card { padding: 0.9rem 1.1rem; margin-bottom: 0.8rem; }
.card.table { padding: 0; overflow-x: auto; }
.card.bad { background: var(--bad-ground); border-color: var(--bad); }
.card ul { margin: 0.3rem 0 0; padding-left: 1.2rem; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; color: var(--soft); font-size: 0.8rem; font-weight: 500; }
th, td { padding: 0.4rem 0.7rem; white-space: nowrap; vertical-align: top; }
tbody tr { border-top: 1px solid var(--line); }
tbody tr.more { border-top: 0; }
td small { display: block; font-size: 0.78rem; color: var(--soft); }
td.name { font-weight: 600; white-space: normal; overflow-wrap: anywhere; min-width: 12rem; }
td.name small { font-weight: 400; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.good { color: var(--good); } .bad { color: var(--bad); }
td small.good { color: var(--good); } td small.bad { color: var(--bad); }
.chip { padding: 0.1rem 0.5rem; border-radius: 5px; background: var(--chip); color: var(--soft); font-size: 0.8rem; font-weight: 600; }
.chip.good { background: var(--good-ground); color: var(--good); }
.chip.bad { background: var(--bad-ground); color: var(--bad); }
.explained { color: var(--soft); font-size: 0.88rem; max-width: 60rem; margin-top: 0.6rem; }
.key { display: flex; flex-wrap: wrap; gap: 0.3rem 1.2rem; font-size: 0.85rem; margin-bottom: 0.4rem; }
.swatch { display: inline-block; width: 0.8em; height: 0.8em; border-radius: 3px; margin-right: 0.4em; background: currentColor; }
.plot { width: 100%; height: auto; font-size: 12px; }
.plot text { fill: var(--soft); } .plot .end { text-anchor: end; } .plot .middle { text-anchor: middle; }
.plot text.good { fill: var(--good); } .plot text.bad { fill: var(--bad); }
.plot .grid { stroke: var(--line); } .plot .base { stroke: var(--soft); stroke-opacity: 0.5; }
.plot .line { fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; }
.plot .dashed { stroke: var(--soft); stroke-dasharray: 5 5; stroke-width: 1.5; }
.plot .mark { stroke: currentColor; stroke-width: 1.5; stroke-dasharray: 3 3; }
.plot .range { fill: currentColor; fill-opacity: 0.3; } .plot .dot { fill: currentColor; }
${Array.from({ length: 8 }, (_, n) => `.s${n} { color: var(--s${n}); }`).join(" ")}
@media print { .card { break-inside: avoid; } }
`;
