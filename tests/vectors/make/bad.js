// Makes tests/vectors/record/bad.json: copies of the export, the witness's file and the proof, and what a verifier must say of each.
//
//   node tests/vectors/make/bad.js           writes it
//   node tests/vectors/make/bad.js --check   says whether what lies there is what this makes
//
// What must be said of a copy is written here, beside what was done to it, from docs/record-format.md: no verifier is asked.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { VECTORS, MARK, sha256, utf8, id, derive, open, leafOf, originOf, signingKey, keyFromWord } = require("./format.js");
const { noteText, changeText, signatureLine, Signer, finish } = require("./format.js");

const read = (name) => fs.readFileSync(path.join(VECTORS, name));
const record = JSON.parse(read("record.json"));
const school = id(record.school);
const stranger = Buffer.alloc(16);
const wrap = derive(Buffer.from(record.masterKeyBase64, "base64"), "signing keys");
const pkcs8 = open(wrap, Buffer.from(record.wrappedSigningKey, "hex"), Buffer.concat([utf8("waymark/1 school "), school]));
const key = signingKey(require("node:crypto").createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }));
const other = keyFromWord("another key");
const otherRoot = sha256(utf8("another root"));

const EXPORT = ["export.txt", "entries.bin", "checkpoints.txt"];
const [ABOUT, ENTRIES, NOTES] = EXPORT.map((name) => read(`export/${name}`));
const [WITNESS, PROOF] = [read("witness.txt"), read("entry-1.tlog-proof")];
const [at0, at1, at3] = NOTES.toString().split(/(?=waymark\/record\/[0-9a-f]{32}\n)/);
const signer = new Signer([...EXPORT.map((name) => read(`export/${name}`)), ...kept()].map(String));
const sign = (size, root, signing = key) => signer.note(school, noteText(school, size, root), signing);

/** The texts of the vectors as they were last made. */
function kept() {
  if (!fs.existsSync(path.join(VECTORS, "bad.json"))) return [];
  const texts = JSON.parse(read("bad.json")).cases.flatMap((one) => [
    ...Object.entries(one.files).map(([file, change]) => change && apply(read(one.what === "export" ? `export/${file}` : file), change)),
    ...(one.outside ?? []).map((outside) => outside.text),
  ]);
  return texts.filter((text) => text);
}

function apply(old, { at, take, text, hex }) {
  const put = text === undefined ? Buffer.from(hex, "hex") : utf8(text);
  return Buffer.concat([old.subarray(0, at), put, old.subarray(at + take)]);
}

const written = (bytes) => (utf8(bytes.toString("utf8")).equals(bytes) ? { text: bytes.toString("utf8") } : { hex: bytes.toString("hex") });

/** What to take out of the old bytes and to put there so that they become the new. */
function difference(old, now) {
  let [at, end] = [0, 0];
  const most = Math.min(old.length, now.length);
  while (at < most && old[at] === now[at]) at++;
  while (end < most - at && old.at(-1 - end) === now.at(-1 - end)) end++;
  return { at, take: old.length - at - end, ...written(now.subarray(at, now.length - end)) };
}

// ---- cases ----

const cases = [];
const sound = (size) => ({ sound: true, size });
const bad = (index) => ({ sound: false, index });
const toBytes = (text) => (typeof text === "string" ? utf8(text) : text);

function add(what, of, name, originals, changed, verdict, { known, outside } = {}) {
  const files = Object.entries(changed).map(([file, now]) => [file, now === null ? null : difference(originals[file], toBytes(now))]);
  const more = { ...(known && { key: known.line(school) }), ...(outside && { outside: outside.map((text) => written(toBytes(text))) }) };
  cases.push({ name, what, of, files: Object.fromEntries(files), ...more, ...verdict });
}

const exported = (name, changed, verdict, more) =>
  add("export", "export", name, { "export.txt": ABOUT, "entries.bin": ENTRIES, "checkpoints.txt": NOTES }, changed, verdict, more);
const witness = (name, now, verdict, more) =>
  add("witness", "witness.txt", name, { "witness.txt": WITNESS }, now === null ? {} : { "witness.txt": now }, verdict, more);
const proof = (name, now, verdict) =>
  add("proof", "entry-1.tlog-proof", name, { "entry-1.tlog-proof": PROOF }, now === null ? {} : { "entry-1.tlog-proof": now }, verdict);
const crlf = (text) => text.toString().replaceAll("\n", "\r\n");
const about = (signing) => `waymark/export/1\n${signing.line(school)}\n`;

// ---- export.txt ----

exported("as it is", {}, sound(3));
exported("export.txt is missing", { "export.txt": null }, bad(null));
exported("export.txt without its last line end", { "export.txt": ABOUT.subarray(0, -1) }, bad(null));
exported("export.txt with another line end", { "export.txt": crlf(ABOUT) }, bad(null));
exported("export.txt with a byte order mark", { "export.txt": `\ufeff${ABOUT}` }, bad(null));
exported("export.txt of a later format", { "export.txt": ABOUT.toString().replace("export/1", "export/2") }, bad(null));
exported("export.txt with a key that no change leads to", { "export.txt": about(other) }, bad(null));

// ---- entries.bin: entries of 369, 625 and 369 bytes ----

const STARTS = [0, 369, 994, 1363];
const entries = STARTS.slice(0, 3).map((from, at) => ENTRIES.subarray(from, STARTS[at + 1]));

/** All entries, with one byte of one of them changed by a function; hashed anew if asked for. */
function edited(which, at, change, { anew = false } = {}) {
  const copies = entries.map((entry) => Buffer.from(entry));
  const entry = copies[which];
  entry[at] = change(entry[at]);
  if (anew) leafOf(entry.subarray(0, -32)).copy(entry, entry.length - 32);
  return { "entries.bin": Buffer.concat(copies) };
}

const flip = (byte) => byte ^ 1;
const put = (value) => () => value;
const anew = { anew: true };
exported("one bit of what is sealed of entry 1", edited(1, 100, flip), bad(1));
exported("one bit of the leaf of entry 2", edited(2, 368, flip), bad(2));
exported("entry 1 of another format, hashed anew", edited(1, 0, put(2), anew), bad(1));
exported("entry 1 of another school, hashed anew", edited(1, 5, flip, anew), bad(1));
exported("entry 1 with index 2, hashed anew", edited(1, 24, put(2), anew), bad(1));
exported("entry 2 a day before entry 1, hashed anew", edited(2, 48, (byte) => byte - 20, anew), bad(2));
exported("entry 0 of length 300", edited(0, 52, put(300 - 256)), bad(0));
exported("entry 0 of length 0", edited(0, 51, put(0)), bad(0));
exported("entry 0 of length 2^21 + 256", edited(0, 50, put(2 ** 5)), bad(0));
exported("entry 2 changed and hashed anew: the checkpoints agree at size 1 last", edited(2, 100, flip, anew), bad(1));
exported("entry 0 changed and hashed anew: the checkpoints agree at size 0 last", edited(0, 100, flip, anew), bad(0));
const cut = (to) => ({ "entries.bin": ENTRIES.subarray(0, to) });
exported("entry 2 cut in its header", cut(STARTS[2] + 20), bad(2));
exported("entry 2 cut in its leaf", cut(-1), bad(2));
exported("entry 2 missing", cut(STARTS[2]), bad(2));
exported("entry 1 missing", { "entries.bin": Buffer.concat([entries[0], entries[2]]) }, bad(1));
exported("one byte after the last entry", { "entries.bin": Buffer.concat([ENTRIES, Buffer.alloc(1)]) }, bad(3));
exported("no entries", cut(0), bad(0));

// ---- checkpoints.txt ----

const notes = (...all) => ({ "checkpoints.txt": all.join("") });
const three = Buffer.from(at3.split("\n")[2], "base64");
const newest = noteText(school, 3, three);
const withText = (text) => signer.note(school, text, key);
exported("no checkpoints", notes(), bad(0));
exported("no checkpoints and no entries", { ...notes(), ...cut(0) }, bad(null));
exported("a checkpoint of the empty log, and no entries", { ...notes(at0), ...cut(0) }, sound(0));
exported("the newest checkpoint missing", notes(at0, at1), bad(1));
exported("the checkpoints in another order, one twice", notes(at3, at1, at0, at3), sound(3));
exported("a checkpoint of size 5", notes(NOTES, sign(5, otherRoot)), bad(3));
exported("two checkpoints of size 3, with different roots", notes(NOTES, sign(3, otherRoot)), bad(1));
exported("two checkpoints of size 0, with different roots", notes(NOTES, sign(0, otherRoot)), bad(0));
exported("words after the checkpoints", notes(NOTES, "and more\n"), bad(null));
exported("words before a checkpoint that stands there well too", notes("words\n", at0, NOTES), bad(null));
exported("the last line end missing", notes(NOTES.subarray(0, -1)), bad(1));
exported("another line end", notes(crlf(NOTES)), bad(0));
exported("a byte order mark before a checkpoint that stands there well too", notes("\ufeff", at0, NOTES), bad(null));
exported("a checkpoint of another school", notes(NOTES, signer.note(stranger, noteText(stranger, 3, three), key)), bad(null));
exported("a checkpoint that another key signed", notes(NOTES, sign(3, three, other)), bad(null));
exported("a size with a zero before it", notes(NOTES, sign("03", three)), bad(null));
exported("a size of 2^53 - 1", notes(NOTES, sign(2n ** 53n - 1n, otherRoot)), bad(3));
exported("a size of 2^53", notes(NOTES, sign(2n ** 53n, otherRoot)), bad(null));
exported("an extension line", notes(NOTES, withText(newest + "more\n")), bad(null));
exported("a root with other bits after it", notes(NOTES, withText(newest.replace("TM=\n", "TN=\n"))), bad(null));
exported("a root of 31 bytes", notes(NOTES, sign(3, three.subarray(0, 31))), bad(null));

// ---- signature lines of the newest checkpoint ----

const signature = signer.signature(key, newest);
const line = signatureLine(school, key, signature);
const signed = (...lines) => notes(at0, at1, newest, "\n", ...lines);
const ours = `${MARK}${originOf(school)}`;
exported("a signature line of a witness", signed(line, `${MARK}witness.example/w1 AAAAAAAA\n`), sound(3));
exported("a signature line of a witness before the school's", signed(`${MARK}witness.example/w1 AAAAAAAA\n`, line), sound(3));
const noText = Buffer.concat([utf8(`${MARK}w`), Buffer.from([0xff, 0xfe]), utf8(" AAAAAAAA\n")]);
exported(
  "bytes that are not UTF-8 in a signature line of another name",
  { "checkpoints.txt": Buffer.concat([utf8(signed(line)["checkpoints.txt"]), noText]) },
  sound(3),
);
const noSignatures = ["", " ", " AAAA", " not base64"].map((end) => `${ours}${end}\n`);
exported("a line that is no signature, in the place of one, beside the school's", signed(...noSignatures, line), sound(3));
const others = signatureLine(school, other, signer.signature(other, newest));
exported("a signature of another key under the school's name, beside the school's", signed(others, line), sound(3));
exported("the school's signature with a space after it", signed(line.replace("\n", " \n")), bad(1));
exported("an empty line between the signatures", signed(line, "\n", line), bad(null));

// DER: 30, length, 02, length, r, 02, length, s. With a zero before a high bit each number takes 33 bytes.
const der = signer.signature(key, newest, (bytes) => bytes[3] === 33 && bytes[bytes.length - 34] === 33);
const [r, s] = [der.subarray(4, 37), der.subarray(39)];
const whole = (bytes) => Buffer.concat([Buffer.from([2, bytes.length]), bytes]);
const pair = (one, two) => Buffer.concat([Buffer.from([0x30, one.length + two.length]), one, two]);
const encoded = (name, bytes, verdict) => exported(name, signed(signatureLine(school, key, bytes)), verdict);
const zero = Buffer.alloc(1);
encoded("a signature in DER, both numbers with a zero before a high bit", der, sound(3));
encoded("r without the zero before its high bit", pair(whole(r.subarray(1)), whole(s)), bad(1));
encoded("s without the zero before its high bit", pair(whole(r), whole(s.subarray(1))), bad(1));
encoded("r with a zero too many", pair(whole(Buffer.concat([zero, r])), whole(s)), bad(1));
encoded("a byte after the signature", Buffer.concat([der, zero]), bad(1));
encoded("a byte within the signature, after its numbers", pair(whole(r), Buffer.concat([whole(s), zero])), bad(1));
encoded("the length of the signature in two bytes", Buffer.concat([Buffer.from([0x30, 0x81]), der.subarray(1)]), bad(1));
encoded("the two numbers alone", Buffer.concat([r.subarray(1), s.subarray(1)]), bad(1));

// ---- a change of key ----

const change = changeText(school, key, other);
const changed = signer.note(school, newest + change, key, other);
const later = signer.note(school, noteText(school, 4, otherRoot, change), key, other);
const moved = { ...notes(at0, at1, changed), "export.txt": about(other) };
exported("the change of key is the newest checkpoint", moved, sound(3));
exported("the same, and the key of after it is known", moved, sound(3), { known: other });
exported("only the former key signed the change", notes(NOTES, signer.note(school, newest + change, key)), bad(null));
const plain = { ...notes(at0, at1, changed, at3), "export.txt": about(other) };
exported("a plain checkpoint of the size of the change", plain, bad(null));
exported("a later key is known, and no change leads to it", {}, bad(null), { known: other });
const beyond = "a later key is known, and the change from outside is of a greater size than the export";
exported(beyond, {}, bad(3), { known: other, outside: [later] });
exported("the same, with the former key known", {}, bad(3), { outside: [later] });

// ---- files from outside ----

const outside = (name, text, verdict) => exported(`outside: ${name}`, {}, verdict, { outside: [text] });
const [words, five] = ["Keep this.\n\n", sign(5, otherRoot)];
const utf16 = (text) => Buffer.from(`\ufeff${text}`, "utf16le");
const quoted = (by) => at3.trimEnd().split("\n").map((one) => `${by}${one}\n`).join("");
outside("the newest checkpoint", at3, sound(3));
outside("in a mail with a name before it", `${MARK}Ines Marlow\n${at3}`, sound(3));
outside("in a mail with a name and an empty line before it", `${words}${MARK}Ines Marlow\n\n${at3}`, sound(3));
outside("in a mail with a name right after it", `${at3}${MARK}Ines Marlow\n`, sound(3));
outside("in a mail with a name after it", `${at3}\nThank you.\n\n${MARK}Ines Marlow\n`, sound(3));
outside("with the key before it", `The key:\n${key.line(school)}\n\n${at3}`, sound(3));
outside("two of them, and other words", `${words}${at1}${words}${at3}${words}`, sound(3));
outside("a witness's file", WITNESS, sound(3));
outside("with CRLF", crlf(`${words}${at3}${words}`), sound(3));
outside("without its last line end", at3.trimEnd(), sound(3));
outside("with a byte order mark", `\ufeff${at3}`, sound(3));
outside("in UTF-16, little-endian", utf16(words + at3), sound(3));
outside("in UTF-16, big-endian", utf16(words + at3).swap16(), sound(3));
outside("of size 5, in UTF-16", utf16(five), bad(3));
outside("of size 5, with CRLF and without its last line end", crlf(five.trimEnd()), bad(3));
outside("another root at size 1", sign(1, otherRoot), bad(0));
outside("an empty file", "", bad(null));
outside("no checkpoint, only words", words, bad(null));
outside("quoted with `> `", quoted("> "), bad(null));
outside("indented", quoted("  "), bad(null));
outside("cut off after its size", five.split("\n").slice(0, 2).join("\n") + "\n", bad(null));
outside("cut off in its first line", `${words}waymark/record/f4b94`, bad(null));
outside("a whole one, and one cut off after it", at3 + five.slice(0, five.indexOf("\n5\n") + 12), bad(null));
outside("one cut off, and a whole one after it", five.slice(0, five.indexOf(MARK)) + at3, bad(null));
outside("a whole one, and one cut off in its signature", at3 + words + five.slice(0, -20), bad(null));
outside("of another school", signer.note(stranger, noteText(stranger, 3, three), key), bad(null));

// ---- what a witness keeps, and a proof ----

require("./bad-witness.js").add(witness, { WITNESS, at1, at3, five, crlf, other: sign(1, Buffer.from(at1.split("\n")[2], "base64"), other), otherRoot, sound, bad });
require("./bad-proofs.js").add(proof, { PROOF, entries, crlf, sign, newest, otherRoot, other: sign(3, three, other), sound, bad });

finish("bad.json", {
  about:
    "Good and bad copies of the export, the witness's file and the proof beside this file, and what a verifier must say of each. `what` is checked, a copy of `of`. In each of its `files` that differs, `take` bytes at `at` are taken out, and what is given as `text` in UTF-8 or as `hex` is put there; null: the file is missing. `key` is the known key, if not the one above; `outside` are files with checkpoints that were kept outside. It is `sound` and has a `size`, or is not, and the first bad entry has an `index`, null for none.",
  key: key.line(school),
  cases,
});
