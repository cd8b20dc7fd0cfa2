// Decides every case of a file with json-logic-js, holds the truths to those that the bench expects, and measures.
//   node json-logic.js FILE      prints one line of JSON
"use strict";
const { readFileSync } = require("node:fs");
const logic = require("json-logic-js");

const RUNS = 5;
const WARM_UP_SECONDS = 2;
const RUN_SECONDS = 0.8;

const { plain, kept, cases } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const kinds = { person: "people", device: "devices", place: "places", act: "acts" };
for (const { data } of cases) {
  for (const kind of Object.values(kinds)) {
    for (const entity of data[kind]) entity.case = data;
  }
}

const each = (data, scope) => (scope === "case" ? [data] : data[kinds[scope]]);

// 2: known to hold. 0: known not to. 1: neither. As a user would who has no third truth value: one rule for each.
const truth = (rule, data) => (logic.apply(rule.yes, data) ? 2 : logic.apply(rule.no, data) ? 0 : 1);

function decide(rules, data) {
  const truths = [];
  for (const term of rules.terms) {
    for (const at of each(data, term.scope)) {
      at[term.name] = term.value === undefined ? truth(term, at) : logic.apply(term.value, at);
    }
  }
  for (const duty of rules.duties) {
    for (const at of each(data, duty.scope)) truths.push(truth(duty, at));
  }
  const act = data.acts[0];
  for (const bar of rules.bars) {
    for (const target of each(data, bar.scope)) truths.push(truth(bar, { case: data, act, target }));
  }
  return truths;
}

function secondsACase(rules) {
  const run = (atLeast) => {
    const start = process.cpuUsage();
    let spent = 0;
    let done = 0;
    while (spent < atLeast) {
      for (const { data } of cases) decide(rules, data);
      done += cases.length;
      const { user, system } = process.cpuUsage(start);
      spent = (user + system) / 1e6;
    }
    return spent / done;
  };
  run(WARM_UP_SECONDS);
  return Math.min(...Array.from({ length: RUNS }, () => run(RUN_SECONDS)));
}

const differing = cases.findIndex(({ data, truths }) =>
  [plain, kept].some((rules) => decide(rules, data).join("") !== truths),
);
console.log(
  JSON.stringify({
    node: process.version,
    differing,
    truths: cases.reduce((sum, { truths }) => sum + truths.length, 0),
    plain: secondsACase(plain),
    kept: secondsACase(kept),
  }),
);
