// A second checker of Waymark's exports, written from docs/record-format.md alone: sections 4, 5, 6 and 10 to 13. Node 20, no packages.
//
//   node checker.js KEY FOLDER [FILE ...]   an export, and files with checkpoints that were kept outside
//   node checker.js --witness KEY FILE [FILE ...]   what a witness kept, and files with changes of key
//   node checker.js --proof KEY FILE [FILE ...]     a proof for one entry, and the same
//   node checker.js --many                  one a line of standard input: {"what": "--export", "key", "file", "outside": [files]}
//
// It prints {"sound": true, "size", "root"} or {"sound": false, "index", "why"}, and ends with 0 or 1.
"use strict";
const assert = require("node:assert");
const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const ORIGIN = "waymark/record/";
const MARK = "\u2014 ";
const HEADER = 53;
const SEAL = 12 + 16;
const HASH = 32;
const P256 = Buffer.from("023059301306072a8648ce3d020106082a8648ce3d03010703420004", "hex");
const LONGEST = 2 ** 21;

const sha256 = (...parts) => {
  const hash = crypto.createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const text = (file) => fs.readFileSync(file, "utf8");

// ---- section 5: the tree ----

const node = (left, right) => sha256(Buffer.from([1]), left, right);
const leafOf = (entry) => sha256(Buffer.from([0]), entry);
const EMPTY = sha256(Buffer.alloc(0));

/** The roots of the full subtrees, largest first, each with its size. */
class Tree {
  subtrees = [];
  size = 0;

  append(leaf) {
    let last = { size: 1, hash: leaf };
    while (this.subtrees.length > 0 && this.subtrees.at(-1).size === last.size) {
      const left = this.subtrees.pop();
      last = { size: 2 * last.size, hash: node(left.hash, last.hash) };
    }
    this.subtrees.push(last);
    this.size++;
  }

  root() {
    if (this.size === 0) return EMPTY;
    return this.subtrees.map((one) => one.hash).reduceRight((right, left) => node(left, right));
  }
}

/** Where RFC 6962 divides a tree: the largest power of two below its size. */
const divide = (size) => 2 ** Math.floor(Math.log2(size - 1));

/** The root to which an inclusion proof leads (RFC 6962, section 2.1.1); null if it is not of the right length. */
function rootOf(leaf, index, size, proof) {
  if (size === 1) return proof.length === 0 ? leaf : null;
  if (proof.length === 0) return null;
  const [left, last, rest] = [divide(size), proof.at(-1), proof.slice(0, -1)];
  const root = index < left ? rootOf(leaf, index, left, rest) : rootOf(leaf, index - left, size - left, rest);
  return root && (index < left ? node(root, last) : node(last, root));
}

/** The roots, before and now, to which a consistency proof leads (section 2.1.2); null as above. `whole`: the root before, while it may be left out. */
function rootsOf(from, size, proof, whole) {
  if (from === size) return proof.length === (whole ? 0 : 1) ? [whole ?? proof[0], whole ?? proof[0]] : null;
  if (proof.length === 0) return null;
  const [left, last, rest] = [divide(size), proof.at(-1), proof.slice(0, -1)];
  const roots = from <= left ? rootsOf(from, left, rest, whole) : rootsOf(from - left, size - left, rest, null);
  return roots && (from <= left ? [roots[0], node(roots[1], last)] : roots.map((root) => node(last, root)));
}

function continues(before, now, proof) {
  if (before.size > now.size) return false;
  if (before.size === 0 && now.size > 0) return proof.length === 0 && before.root.equals(EMPTY);
  const roots = rootsOf(before.size, now.size, proof, before.root);
  return roots !== null && roots[0].equals(before.root) && roots[1].equals(now.root);
}

// ---- section 6: checkpoints ----

/** Base64 as RFC 4648 writes it and in no other way; null if it is not. */
function base64(text) {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : null;
}

/** A size or an index; null if it is not written as one. */
function decimal(text) {
  return /^(0|[1-9][0-9]{0,15})$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null;
}

/** A verifier key of one line; null if it is not exactly that. */
function readKey(line) {
  const [, name, id, rest] = /^(waymark\/record\/[0-9a-f]{32})\+([0-9a-f]{8})\+(.*)$/.exec(line) ?? [];
  const bytes = rest === undefined ? null : base64(rest);
  if (bytes?.length !== P256.length + 64 || !bytes.subarray(0, P256.length).equals(P256)) return null;
  const der = bytes.subarray(1);
  const keyId = sha256(der).subarray(0, 4);
  if (keyId.toString("hex") !== id) return null;
  try {
    const verifies = crypto.createPublicKey({ key: der, format: "der", type: "spki" });
    return { line, name, school: Buffer.from(name.slice(ORIGIN.length), "hex"), id: keyId, verifies };
  } catch {
    return null;
  }
}

/** A checkpoint as it is written, whoever signed it; null if it is not written as one of this name. */
function readNote(piece, name) {
  const lines = piece.split("\n");
  if (lines.pop() !== "") return null;
  const end = lines.lastIndexOf("");
  if (end < 0) return null;
  const [origin, sizeText = "", rootText = "", ...extension] = lines.slice(0, end);
  const [size, root, signatures] = [decimal(sizeText), base64(rootText), lines.slice(end + 1)];
  if (origin !== name || size === null || root?.length !== HASH) return null;
  if (signatures.length === 0 || !signatures.every((line) => line.startsWith(MARK))) return null;
  const note = { size, root, signatures, text: lines.slice(0, end).join("\n") + "\n" };
  if (extension.length === 0) return note;
  const after = (word, line) => (line?.startsWith(word) ? readKey(line.slice(word.length)) : null);
  const [former, next] = [after("former-key ", extension[0]), after("next-key ", extension[1])];
  return extension.length === 2 && former?.name === name && next?.name === name ? { ...note, former, next } : null;
}

function isSignedBy(note, key) {
  const start = `${MARK}${key.name} `;
  const [text, how] = [Buffer.from(note.text), { key: key.verifies, dsaEncoding: "der" }];
  return note.signatures.some((line) => {
    const bytes = line.startsWith(start) ? base64(line.slice(start.length)) : null;
    // OpenSSL takes a signature in DER and in no other encoding.
    return bytes?.subarray(0, 4).equals(key.id) && crypto.verify("sha256", text, how, bytes.subarray(4));
  });
}

const isSignedByBoth = (note) => isSignedBy(note, note.former) && isSignedBy(note, note.next);

/** The keys that sign a log, in their order, and the changes between them: all that are reached from the known key. */
function keysFrom(known, pieces) {
  const [keys, changes] = [[known], []];
  const notes = pieces.map((piece) => readNote(piece, known.name)).filter((note) => note?.former && isSignedByBoth(note));
  const distinct = [...new Map(notes.map((note) => [note.text, note])).values()];
  const step = (from, to, key, isInOrder) => {
    const found = distinct.filter((note) => note[from].line === key.line);
    const isNew = found.length === 1 && keys.every((one) => one.line !== found[0][to].line);
    return isNew && isInOrder(found[0].size) ? found[0] : null;
  };
  for (let note; (note = step("former", "next", keys.at(-1), (size) => size > (changes.at(-1)?.size ?? -1))); ) {
    keys.push(note.next);
    changes.push(note);
  }
  for (let note; (note = step("next", "former", keys[0], (size) => size < (changes[0]?.size ?? Infinity))); ) {
    keys.unshift(note.former);
    changes.unshift(note);
  }
  return { name: known.name, school: known.school, keys, changes };
}

/** The size and root that a good checkpoint says; null if it is not good. */
function readCheckpoint(piece, { name, keys, changes }) {
  const note = readNote(piece, name);
  if (!note) return null;
  const change = changes.find((one) => one.size === note.size);
  const isGood =
    change || note.former
      ? change?.text === note.text && isSignedByBoth(note)
      : isSignedBy(note, keys[changes.filter((one) => one.size < note.size).length]);
  return isGood ? note : null;
}

/** Cuts a text after each signature line that no signature line follows. */
const cut = (text) => text.split(/(?<=^\u2014 [^\n]*\n)(?!\u2014 )/m).filter((piece) => piece !== "");

/** The checkpoints in a file that may hold other words too, in UTF-8 or marked as UTF-16; the whole text where there is none. */
function outsideNotes(file) {
  const bytes = fs.readFileSync(file);
  const code = { fffe: "utf-16le", feff: "utf-16be" }[bytes.toString("hex", 0, 2)] ?? "utf-8";
  const text = new TextDecoder(code).decode(bytes).replaceAll("\r\n", "\n");
  const parts = text.split(/^(?=waymark\/record\/[^+\n]*$)/m);
  const notes = parts.filter((part) => /^waymark\/record\/[^+\n]*(\n|$)/.test(part));
  return notes.length === 0 ? [text] : notes.map((note) => `${cut(note)[0].replace(/\n$/, "")}\n`);
}

// ---- sections 10 and 11: an export ----

const bad = (index, why) => ({ sound: false, index, why });
const good = (size, root) => ({ sound: true, size, root: root.toString("base64") });

/** Why these are not the 53 bytes of an entry's header at an index; or its day and how many sealed bytes follow. */
function readHeader(header, index, key) {
  if (header.length < HEADER) return { why: "it is cut off" };
  if (header[0] !== 1 || !header.subarray(1, 17).equals(key.school)) return { why: "its format or school" };
  if (header.readBigUInt64BE(17) !== BigInt(index)) return { why: "its index" };
  const padded = header.readUInt32BE(49);
  if (padded % 256 !== 0 || padded < 256 || padded > LONGEST) return { why: "its length" };
  return { day: header.readUInt32BE(45), sealed: padded + SEAL };
}

/** Why the entry at a place of the file is bad; or where it ends, its day and its leaf. */
function readEntry(bytes, at, index, dayBefore, key) {
  const { why, day, sealed } = readHeader(bytes.subarray(at, at + HEADER), index, key);
  if (why) return { why };
  if (day < dayBefore) return { why: "its day" };
  const leafAt = at + HEADER + sealed;
  if (leafAt + HASH > bytes.length) return { why: "it is cut off" };
  const leaf = leafOf(bytes.subarray(at, leafAt));
  if (!leaf.equals(bytes.subarray(leafAt, leafAt + HASH))) return { why: "its leaf" };
  return { end: leafAt + HASH, day, leaf };
}

function checkExport(folder, known, outside) {
  const file = (name) => path.join(folder, name);
  const isThere = (name) => fs.existsSync(file(name));
  if (!["export.txt", "entries.bin", "checkpoints.txt"].every(isThere)) return bad(null, "a file is missing");
  const notes = [...cut(text(file("checkpoints.txt"))), ...outside];
  const key = keysFrom(known, notes);
  const about = fs.readFileSync(file("export.txt"));
  if (!key.keys.some((one) => about.equals(Buffer.from(`waymark/export/1\n${one.line}\n`)))) return bad(null, "export.txt");
  const checkpoints = notes.map((note) => readCheckpoint(note, key));
  const roots = new Map();
  for (const one of checkpoints.filter(Boolean)) roots.set(one.size, [...(roots.get(one.size) ?? []), one.root]);
  const tree = new Tree();
  const agree = () => (roots.get(tree.size) ?? []).every((root) => root.equals(tree.root()));
  if (!agree()) return bad(0, "a checkpoint of the empty log");
  const bytes = fs.readFileSync(file("entries.bin"));
  let [at, day, agreed] = [0, 0, 0];
  while (at < bytes.length) {
    const entry = readEntry(bytes, at, tree.size, day, key);
    if (entry.why) return bad(tree.size, entry.why);
    ({ end: at, day } = entry);
    tree.append(entry.leaf);
    if (!agree()) return bad(agreed, `the checkpoint at size ${tree.size}`);
    if (roots.has(tree.size)) agreed = tree.size;
  }
  const newest = Math.max(-1, ...roots.keys());
  if (newest > tree.size) return bad(tree.size, "it is missing");
  if (newest < tree.size) return bad(tree.size === 0 ? null : Math.max(0, newest), "no checkpoint covers it");
  return checkpoints.every(Boolean) ? good(tree.size, tree.root()) : bad(null, "a note that is no good checkpoint");
}

// ---- sections 12 and 13: a witness's file, a proof ----

/** The lines before the first empty line, and the note after it. */
function beforeAndNote(text) {
  const end = text.indexOf("\n\n");
  return end < 0 ? [[], ""] : [text.slice(0, end).split("\n"), text.slice(end + 2)];
}

function checkWitness(file, known, outside) {
  let last = { size: 0, root: EMPTY };
  const pieces = cut(text(file));
  const key = keysFrom(known, [...pieces.map((piece) => beforeAndNote(piece)[1]), ...outside]);
  for (const piece of pieces) {
    const [[old, ...hashes], note] = beforeAndNote(piece);
    const proof = hashes.map(base64);
    const next = readCheckpoint(note, key);
    const follows = next && old === `old ${last.size}` && proof.every((hash) => hash?.length === HASH);
    if (!follows || !continues(last, next, proof)) return bad(last.size, "a checkpoint that is not shown to continue the one before it");
    last = next;
  }
  return pieces.length > 0 ? good(last.size, last.root) : bad(null, "no checkpoint");
}

function checkProof(file, known, outside) {
  const [[format, extra, place, ...hashes], note] = beforeAndNote(text(file));
  const checkpoint = readCheckpoint(note, keysFrom(known, [note, ...outside]));
  const entry = extra?.startsWith("extra ") ? base64(extra.slice(6)) : null;
  const index = place?.startsWith("index ") ? decimal(place.slice(6)) : null;
  const proof = hashes.map(base64);
  const readable = format === "c2sp.org/tlog-proof@v1" && entry && index !== null && proof.every((hash) => hash?.length === HASH);
  if (!checkpoint || !readable) return bad(null, "not a proof under this key");
  if (HEADER + readHeader(entry, index, known).sealed !== entry.length) return bad(null, "not an entry of this log");
  const root = index < checkpoint.size ? rootOf(leafOf(entry), index, checkpoint.size, proof) : null;
  const isShown = root?.equals(checkpoint.root);
  return isShown ? good(checkpoint.size, root) : bad(null, "the entry is not shown to be in the log");
}

function check({ what, key, file, outside }) {
  const known = readKey(key.trim()) ?? assert.fail("not a verifier key");
  const how = { "--export": checkExport, "--witness": checkWitness, "--proof": checkProof };
  return how[what](file, known, outside.flatMap(outsideNotes));
}

function main([first, ...rest]) {
  const lines = first === "--many" ? text(0).split("\n").filter(Boolean) : null;
  if (lines) return lines.forEach((line) => console.log(JSON.stringify(check(JSON.parse(line)))));
  const [what, key, file, ...outside] = first.startsWith("--") ? [first, ...rest] : ["--export", first, ...rest];
  const verdict = check({ what, key, file, outside });
  console.log(JSON.stringify(verdict));
  return verdict.sound ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
