import test from "ava";
import { annotationsOf } from "../../../../preview/app/src/annotations/annotations-of.ts";

const alert = { alertname: "DiskFull", instance: "a:9100", severity: "critical" };

test("an alert that fires is a span with its title, text and tags", (t) => {
  const query = {
    name: "Firing alerts",
    iconColor: "orange",
    titleFormat: "{{alertname}}",
    textFormat: "{{ instance }}{{absent}}",
    tagKeys: "severity,owner",
  };
  const samples = [
    [60_000, 1],
    [120_000, 1],
  ] as const;
  t.deepEqual(annotationsOf(query, [{ labels: alert, samples }], 60_000), [
    {
      time: 60_000,
      timeEnd: 120_000,
      title: "DiskFull",
      text: "a:9100",
      tags: ["critical"],
      color: "orange",
      name: "Firing alerts",
    },
  ]);
});

test("a single sample is a moment, without an end; all series are in order of time", (t) => {
  const series = [
    { labels: { n: "late" }, samples: [[5000, 1]] as const },
    { labels: { n: "early" }, samples: [[1000, 1]] as const },
  ];
  const found = annotationsOf({ name: "x", titleFormat: "{{n}}" }, series, 1000);
  t.deepEqual(
    found.map(({ title, time, timeEnd }) => [title, time, timeEnd]),
    [
      ["early", 1000, undefined],
      ["late", 5000, undefined],
    ],
  );
});

test("with useValueForTime the value tells the time", (t) => {
  const samples = [[60_000, 1_700_000_000_000]] as const;
  const found = annotationsOf({ name: "x", useValueForTime: "on" }, [{ labels: {}, samples }], 60_000);
  t.deepEqual(
    found.map(({ time }) => time),
    [1_700_000_000_000],
  );
});
