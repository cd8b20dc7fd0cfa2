// Makes tests/vectors/record/databases.json: a sound database of two schools, edits of it by somebody who has it, and what a verifier must say of each.
//
//   node tests/vectors/make/databases.js           writes it
//   node tests/vectors/make/databases.js --check   says whether what lies there is what this makes
//
// The record is written from docs/record-format.md, without any of Waymark's own code. What must be said of an edit is written here, beside it.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { VECTORS, sha256, utf8, Signer, keyFromWord, finish } = require("./format.js");
const { SchoolLog, hex } = require("./school-log.js");

const FILE = path.join(VECTORS, "databases.json");
const masterKeyBase64 = JSON.parse(fs.readFileSync(path.join(VECTORS, "record.json"))).masterKeyBase64;
const master = Buffer.from(masterKeyBase64, "base64");
const signer = new Signer(fs.existsSync(FILE) ? [JSON.parse(fs.readFileSync(FILE, "utf8"))].flatMap(strings) : []);

function strings(value) {
  return typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(strings);
}

const erasedFile = sha256(utf8("file three of one")).subarray(0, 16).toString("hex");
const dashed = erasedFile.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
const one = new SchoolLog("one", master, signer, {
  entries: [
    ["one", "concern-raised/1", "2026-09-01T08:00:00Z", `{"words":"hello"}`],
    ["two", "noted/1", "2026-09-01T08:05:00Z", "{}"],
    ["three", "noted/1", "2026-09-01T09:00:00Z", "{}"],
    ["one", "noted/1", "2026-09-02T09:00:00Z", "{}"],
    ["three", "file-erased/1", "2026-09-02T10:00:00Z", "{}"],
    ["school", "files-erased/1", "2026-09-02T10:00:00Z", `{"files":["${dashed}"]}`],
    ["school", "signing-key-changed/1", "2026-09-02T11:00:00Z", "{}"],
    ["two", "noted/1", "2026-09-03T08:00:00Z", "{}"],
    ["one", "noted/1", "2026-09-03T09:00:00Z", "{}"],
    ["one", "noted/1", "2026-09-03T10:00:00Z", "{}"],
  ],
  erased: ["three"],
  changedAt: 7,
  notesAt: [0, 3, 7, 9],
});
const two = new SchoolLog("two", master, signer, {
  entries: [
    ["one", "noted/1", "2026-09-01T08:00:00Z", "{}"],
    ["one", "noted/1", "2026-09-02T08:00:00Z", "{}"],
    ["two", "noted/1", "2026-09-02T09:00:00Z", "{}"],
  ],
  notesAt: [0, 3],
});

// ---- cases ----

const cases = [];
const where = `WHERE school_id = '${one.text}'`;
const at = (index) => `${where} AND idx = ${index}`;

/**
 * @param edits SQL, done with the triggers of section 8 taken away before and put back after
 * @param verdict of the first school, of a verifier with the keys; the second school is sound
 * @param without the same of a verifier without keys, where that is another
 * @param others the verdicts of the other schools; `more` what else differs, see `about` below
 */
function add(name, edits, verdict, without = verdict, { others = [two.sound()], ...more } = {}) {
  const [verdicts, withoutKeys] = [[verdict, ...others], [without, ...others]];
  cases.push({ name, ...(edits.length && { edits }), ...more, verdicts, ...(without !== verdict && { withoutKeys }) });
}

const parts = { one, two, signer, cases, add, at, where, other: keyFromWord("another key"), otherRoot: sha256(utf8("another root")), hex };
require("./database-edits.js").add(parts);
require("./checkpoint-edits.js").add(parts);

finish("databases.json", {
  about:
    "A sound database of two schools, and copies of it that somebody changed. `record` is SQL that fills the tables of docs/record-format.md, section 8, as SQLite takes it; PostgreSQL writes bytes otherwise: '\\x00'::bytea for x'00'. `checkpoints` are the files of checkpoints beside it, by school. In each case `edits` are done, with the triggers of section 8 taken away before and made again after; then `triggers`, as each database has them. `only` says that the case is of one database only. Its `checkpoints` stand in the place of those of that school; null: there is no such file. `keys` and `outside` are verifier keys and files with checkpoints that were kept outside. `verdicts` are what a verifier with the master key must say of each school, in any order; `withoutKeys` what one without it must, where that is not the same. A sound log has a `size`, and so many entries whose key was destroyed; of another, the first bad entry has an `index`, null for none. `sentence` is what Waymark says of it: another verifier need not use these words.",
  masterKeyBase64,
  record: [...one.rows(), ...two.rows()],
  checkpoints: { [one.hex]: one.notes.join(""), [two.hex]: two.notes.join("") },
  cases,
});
