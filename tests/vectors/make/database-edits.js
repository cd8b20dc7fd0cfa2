// Edits of entries, files' keys, heads, schools' rows and triggers. See databases.js.
"use strict";
const { frontier } = require("./format.js");
const { COLUMNS, idText, quoted } = require("./school-log.js");

exports.add = ({ one, two, add, at, where, other, hex }) => {
  const bad = (index, sentence) => one.bad(index, index === null ? sentence : `Entry ${index}: ${sentence}.`);
  const entry = (index, change) => `UPDATE record_entries SET ${change} ${at(index)}`;
  const flipped = (bytes, place) => Buffer.from(bytes.map((byte, index) => (index === place ? byte ^ 1 : byte)));

  /** The row of an entry changed, and its leaf and the head's frontier made to fit. The head's code cannot be, without the key. */
  const anew = (index, change, leaf) => {
    const leaves = one.leaves.with(index, leaf);
    return [entry(index, `${change}, leaf = ${hex(leaf)}`), `UPDATE record_heads SET frontier = ${hex(frontier(leaves))} ${where}`];
  };
  const flippedAnew = (index) => {
    const sealed = flipped(one.entries[index].sealed, 40);
    return anew(index, `sealed = ${hex(sealed)}`, one.leafWith(index, { sealed }));
  };
  const since = (from, to) => `Entry ${from}, or one after it up to size ${to}, is not as it was when the checkpoint at size ${to} was signed.`;

  // ---- entries ----

  const hash = "what is stored of it does not have the hash stored with it";
  const unopened = "it does not open: changed, moved or made elsewhere";
  const { sealed, leaf } = one.entries[3];
  add("as it is", [], one.sound());
  add("a bit of what is sealed", [entry(3, `sealed = ${hex(flipped(sealed, 40))}`)], bad(3, hash));
  add("a bit of a leaf", [entry(3, `leaf = ${hex(flipped(leaf, 5))}`)], bad(3, hash));
  add("a bit of what is sealed, hashed anew", flippedAnew(3), bad(3, unopened), one.bad(3, since(3, 7)));
  add("a bit of an entry whose key was destroyed, hashed anew", flippedAnew(4), one.bad(3, since(3, 7)));
  add("a bit of an entry after the newest checkpoint, hashed anew", flippedAnew(9), bad(9, unopened), one.sound());
  add("emptied", [entry(3, "sealed = x''")], bad(3, hash));
  add("cut short", [entry(3, `sealed = ${hex(sealed.subarray(0, -1))}`)], bad(3, hash));
  add("another day", [entry(3, "recorded_on = '2026-09-03'")], bad(3, hash));
  const day = "2026-08-31";
  add("a day before, hashed anew", anew(3, `recorded_on = '${day}'`, one.leafWith(3, { day })), bad(3, "its day is before that of the entry before it"));
  add("another key id", [entry(3, "key_id = 2")], bad(3, hash));
  add("another format", [entry(3, "format = 2")], bad(3, "its format is unknown"));
  add("another place in its file", [entry(3, "file_seq = 100")], bad(3, "in its file it says it is number 100, but it is 1"));
  add("a file of its own", [entry(3, "file_id = '11111111-1111-1111-1111-111111111111', file_seq = 0")], bad(3, hash));
  add("an id in small letters", [entry(3, "file_id = lower(file_id)")], bad(3, "it cannot be read from the database"), undefined, { only: "sqlite" });
  add("moved far to the end", [entry(3, "idx = 100")], bad(3, "it is missing"));
  const copied = (index, sequence, from) =>
    `INSERT INTO record_entries (${COLUMNS.record_entries}) SELECT school_id, ${index}, file_id, ${sequence}, key_id, recorded_on, format, sealed, leaf FROM record_entries ${at(from)}`;
  add("put before the first", [copied(-1, 50, 3)], bad(0, "its number is not in order"));
  add("put again at the end", [copied(10, 4, 9)], bad(10, hash));
  add("deleted", [`DELETE FROM record_entries ${at(3)}`], bad(3, "it is missing"));
  add("a whole file deleted", [`DELETE FROM record_entries ${where} AND file_id = ${quoted(idText(one.fileId("two")))}`], bad(1, "it is missing"));
  const swap = (index, from) => entry(index, `sealed = ${hex(one.entries[from].sealed)}, leaf = ${hex(one.entries[from].leaf)}`);
  add("two entries of a file changed over", [swap(3, 8), swap(8, 3)], bad(3, hash));
  const theirs = two.entries[1];
  const theirLeaf = one.leafWith(3, { sealed: theirs.sealed });
  add("copied from another school, hashed anew", anew(3, `sealed = ${hex(theirs.sealed)}`, theirLeaf), bad(3, unopened), one.bad(3, since(3, 7)));

  // ---- the end of the log ----

  const cutTo = (size) => `DELETE FROM record_entries ${where} AND idx >= ${size}`;
  const headOf = ({ size, roots, code }) => `UPDATE record_heads SET size = ${size}, frontier = ${hex(roots)}, code = ${hex(code)} ${where}`;
  add("the last entry cut off", [cutTo(9)], bad(9, "it is missing: the log had 10 entries"));
  add("cut to the newest checkpoint, with the head of then: nobody can see it", [cutTo(9), headOf(one.head(9))], one.sound(9));
  add(
    "the same, where a checkpoint of later was kept outside",
    [cutTo(9), headOf(one.head(9))],
    bad(9, "it is missing. A checkpoint was signed at size 10; the log ends before it"),
    undefined,
    { outside: [one.note(10)] },
  );
  const destroyed = (index) => bad(index, "the key of its file is missing, and no entry says that it was destroyed");
  const missing = bad(3, "it is missing. A checkpoint was signed at size 9; the log ends before it");
  add("cut to an older head that was once true", [cutTo(3), headOf(one.head(3))], destroyed(2), missing);
  const older = [cutTo(3), headOf(one.head(3)), one.fileRow("three"), `DELETE FROM record_checkpoints ${where} AND size > 3`];
  add("the whole school put back, but for the file of checkpoints", older, missing);
  add("the head's size", [`UPDATE record_heads SET size = 11 ${where}`], bad(10, "it is missing: the log had 11 entries"));
  const unfit = one.bad(null, "The head of the log does not fit its entries.");
  add("the head of before the last entry", [headOf(one.head(9))], unfit);
  add("the head's frontier", [`UPDATE record_heads SET frontier = ${hex(flipped(one.head().roots, 0))} ${where}`], unfit);
  const strange = one.bad(null, "The head of the log was not written by this record's own program.");
  add("the head's code", [`UPDATE record_heads SET code = ${hex(flipped(one.head().code, 0))} ${where}`], strange, one.sound());
  add("the head deleted", [`DELETE FROM record_heads ${where}`], one.bad(null, "The head of the log is missing."));

  // ---- files' keys ----

  const file = (word) => `${where} AND file_id = ${quoted(idText(one.fileId(word)))}`;
  const wrapped = (word, key) => `UPDATE record_files SET wrapped_key = ${hex(key)} ${file(word)}`;
  const spoilt = "the key of its file does not open, so neither it nor what follows in that file can be opened: the wrapped key was changed, or is another file's";
  add("a file's key deleted", [`DELETE FROM record_files ${file("one")}`], destroyed(0), one.sound(10, 6));
  add("a file's key changed", [wrapped("two", flipped(one.wrappedFileKey("two"), 20))], bad(1, spoilt), one.sound());
  add("a file's key replaced by another file's", [wrapped("one", one.wrappedFileKey("two"))], bad(0, spoilt), one.sound());
  add("a destroyed key put back", [one.fileRow("three")], bad(2, "the key of its file is there, though entry 5 says that it was destroyed"), one.sound(10, 0));
  add("the key deleted of the file in which it stands what was destroyed", [`DELETE FROM record_files ${file("school")}`], destroyed(2), one.sound(10, 4));
  add("a file's key under another number", [`UPDATE record_files SET key_id = 2 ${file("one")}`], destroyed(0), one.sound(10, 6));
  add("a file's key under an id in small letters", [`UPDATE record_files SET file_id = lower(file_id) ${file("one")}`], destroyed(0), one.sound(10, 6), { only: "sqlite" });

  // ---- schools' rows ----

  const row = (change) => [`UPDATE record_schools SET ${change} ${where}`];
  const noRow = (log) => log.bad(null, "The school's own row, with its keys, is missing.");
  const from = (column) => `${column} = (SELECT ${column} FROM record_schools WHERE school_id = '${two.text}')`;
  add("a school's row deleted", [`DELETE FROM record_schools ${where}`], noRow(one));
  add(
    "a school's key replaced by another school's",
    row(from("wrapped_key")),
    one.bad(0, `The wrapped key of school ${one.hex} does not open: it was changed, or is another school's. None of its entries can be opened, from entry 0 on.`),
    one.sound(),
  );
  add(
    "a school's signing key replaced by another school's",
    row(from("wrapped_signing_key")),
    one.bad(null, `The wrapped signing key of school ${one.hex} does not open: it was changed, or is another school's. Its entries are sound; no checkpoint can be signed.`),
    one.sound(),
  );
  const unsigned = one.bad(null, "The checkpoint stored at size 0 is not signed by this record.");
  const otherKey = row(`public_key = ${hex(other.der)}`);
  add("a school's public key replaced", otherKey, one.bad(null, "The public key stored is not that of the key that signs."), unsigned);
  const ghost = { hex: "33".repeat(16), text: "33333333-3333-3333-3333-333333333333" };
  const copies = Object.entries(COLUMNS).map(([table, columns]) => {
    const rest = columns.replace("school_id, ", "");
    return `INSERT INTO ${table} (school_id, ${rest}) SELECT '${ghost.text}', ${rest} FROM ${table} ${where}`;
  });
  const ghostly = (index, sentence) => ({ school: ghost.hex, sound: false, index, sentence });
  add("a school copied under another name", copies, one.sound(), undefined, { others: [two.sound(), ghostly(0, `Entry 0: ${hash}.`)] });
  const trace = { others: [two.sound(), ghostly(null, noRow(one).sentence)] };
  add("a key of a school that has no row", [copies[1].replace(where, file("one"))], one.sound(), undefined, trace);
  add("a file of checkpoints of a school that has no row", [], one.sound(), undefined, { checkpoints: { [ghost.hex]: one.notes[0] }, ...trace });

  // ---- triggers ----

  const guard = "What keeps the database from changing or deleting entries was taken away or added to.";
  const triggers = (name, sqlite, postgres) => {
    const of = { ...(sqlite && { sqlite }), ...(postgres && { postgres }) };
    const only = sqlite && postgres ? {} : { only: sqlite ? "sqlite" : "postgres" };
    add(name, [], one.bad(null, guard), undefined, { triggers: of, ...only, others: [two.bad(null, guard)] });
  };
  const [drop, create] = ["DROP TRIGGER record_entries_no_UPDATE", "CREATE TRIGGER record_entries_no_UPDATE BEFORE UPDATE ON record_entries BEGIN SELECT 1; END"];
  const only = "record_entries_only_grows";
  const idle = "CREATE OR REPLACE FUNCTION record_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$";
  triggers("a trigger taken away", [drop], [`DROP TRIGGER ${only} ON record_entries`]);
  triggers("a trigger put off", null, [`ALTER TABLE record_entries DISABLE TRIGGER ${only}`]);
  triggers("a trigger that does nothing in its place", [drop, create], [idle]);
  triggers(
    "a trigger that loses what is recorded",
    ["CREATE TRIGGER record_loses BEFORE INSERT ON record_entries BEGIN SELECT RAISE(IGNORE); END"],
    [
      "CREATE FUNCTION loses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
      "CREATE TRIGGER record_loses BEFORE INSERT ON record_entries FOR EACH ROW EXECUTE FUNCTION loses()",
    ],
  );
  triggers(
    "a trigger on a table that may be changed",
    ["CREATE TRIGGER record_stays BEFORE UPDATE ON record_heads BEGIN SELECT RAISE(IGNORE); END"],
    [
      "CREATE FUNCTION stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
      "CREATE TRIGGER record_stays BEFORE UPDATE ON record_heads FOR EACH ROW EXECUTE FUNCTION stays()",
    ],
  );
  const guarded = "BEFORE UPDATE ON record_entries FOR EACH STATEMENT EXECUTE FUNCTION record_only_grows()";
  triggers("a trigger that lets entries be deleted", null, [`DROP TRIGGER ${only} ON record_entries`, `CREATE TRIGGER ${only} ${guarded}`]);
  triggers("a rule that loses what is recorded", null, ["CREATE RULE record_loses AS ON INSERT TO record_entries DO INSTEAD NOTHING"]);
};
