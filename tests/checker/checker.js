// A second checker of Waymark's exports, written from docs/record-format.md alone: sections 4, 5, 6 and 10 to 13. Node 20, no packages.
//
//   node checker.js KEY FOLDER [FILE ...]   an export, and files with checkpoints that were kept outside
//   node checker.js --witness KEY FILE      what a witness kept
//   node checker.js --proof KEY FILE        a proof for one entry
//   node checker.js --many                  exports, one a line of standard input: {"key", "folder", "outside": [files]}
//
// It prints {"sound": true, "size", "root"} or {"sound": false, "index", "why"}, and ends with 0 or 1.
"use strict";
const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const ORIGIN = "waymark/record/";
const MARK = "\u2014 ";
const HEADER = 53;
const SEAL = 12 + 16;
const HASH = 32;
const LONGEST = 2 ** 21;

const sha256 = (...parts) => {
  const hash = crypto.createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

// ---- section 5: the tree ----

const node = (left, right) => sha256(Buffer.from([1]), left, right);
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

/** RFC 9162, section 2.1.3.2. */
function includes(leaf, index, size, proof, root) {
  if (index >= size) return false;
  let [at, last, hash] = [BigInt(index), BigInt(size) - 1n, leaf];
  for (const sibling of proof) {
    if (last === 0n) return false;
    if (at % 2n === 1n || at === last) {
      hash = node(sibling, hash);
      while (at % 2n === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else hash = node(hash, sibling);
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n && hash.equals(root);
}

/** RFC 9162, section 2.1.4.2. */
function continues(from, fromRoot, size, root, proof) {
  if (from > size) return false;
  if (from === size) return proof.length === 0 && fromRoot.equals(root);
  if (from === 0) return proof.length === 0 && fromRoot.equals(EMPTY);
  let [at, last] = [BigInt(from), BigInt(size) - 1n];
  const nodes = (at & (at - 1n)) === 0n ? [fromRoot, ...proof] : [...proof];
  if (nodes.length === 0) return false;
  at--;
  while (at % 2n === 1n) [at, last] = [at >> 1n, last >> 1n];
  let small = nodes.shift();
  let large = small;
  for (const next of nodes) {
    if (last === 0n) return false;
    if (at % 2n === 1n || at === last) {
      small = node(next, small);
      large = node(next, large);
      while (at % 2n === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else large = node(large, next);
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n && small.equals(fromRoot) && large.equals(root);
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

function readKey(line) {
  const [, name, id, rest] = /^(.*?)\+([0-9a-f]{8})\+(.*)$/.exec(line.trim()) ?? [];
  const bytes = rest === undefined ? null : base64(rest);
  if (!bytes || bytes[0] !== 2 || !/^waymark\/record\/[0-9a-f]{32}$/.test(name)) throw new Error("not a verifier key");
  const der = bytes.subarray(1);
  const keyId = sha256(der).subarray(0, 4);
  if (keyId.toString("hex") !== id) throw new Error("the id of the verifier key does not fit it");
  return {
    line: line.trim(),
    name,
    school: Buffer.from(name.slice(ORIGIN.length), "hex"),
    id: keyId,
    verifies: crypto.createPublicKey({ key: der, format: "der", type: "spki" }),
  };
}

/** The size and root that a good checkpoint says; null if it is not good. */
function readCheckpoint(piece, key) {
  const lines = piece.split("\n");
  if (lines.length < 6 || lines.pop() !== "") return null;
  const [origin, sizeText, rootText, empty, ...signatures] = lines;
  const size = decimal(sizeText);
  const root = base64(rootText);
  if (origin !== key.name || size === null || root?.length !== HASH || empty !== "") return null;
  if (!signatures.every((line) => line.startsWith(MARK))) return null;
  const text = Buffer.from(lines.slice(0, 3).join("\n") + "\n");
  const start = `${MARK}${key.name} `;
  const signed = signatures.some((line) => {
    const bytes = line.startsWith(start) ? base64(line.slice(start.length)) : null;
    return (
      bytes !== null &&
      bytes.length > 4 &&
      bytes.subarray(0, 4).equals(key.id) &&
      crypto.verify("sha256", text, { key: key.verifies, dsaEncoding: "der" }, bytes.subarray(4))
    );
  });
  return signed ? { size, root } : null;
}

/** Cuts a text after each signature line that no signature line follows. */
function cut(text) {
  const pieces = [];
  let piece = "";
  let signed = false;
  for (const line of text.split(/(?<=\n)/)) {
    if (signed && !line.startsWith(MARK)) {
      pieces.push(piece);
      piece = "";
    }
    piece += line;
    signed = line.startsWith(MARK);
  }
  return piece === "" ? pieces : [...pieces, piece];
}

/** The checkpoints in a file that may hold other words too; the whole text where there is none. */
function outsideNotes(text) {
  const found = [];
  for (const piece of cut(text.replaceAll("\r\n", "\n"))) {
    const lines = piece.trimEnd().split("\n");
    if (!lines.at(-1).startsWith(MARK)) continue;
    const first = Math.max(0, lines.findIndex((line) => line.startsWith(ORIGIN)));
    found.push(lines.slice(first).join("\n") + "\n");
  }
  return found.length === 0 ? [text] : found;
}

// ---- sections 10 and 11: an export ----

const bad = (index, why) => ({ sound: false, index, why });
const good = (size, root) => ({ sound: true, size, root: root.toString("base64") });

/** The roots that good checkpoints say, by size; and whether every note was good. */
function readAll(notes, key) {
  const roots = new Map();
  let allGood = true;
  for (const note of notes) {
    const checkpoint = readCheckpoint(note, key);
    if (!checkpoint) allGood = false;
    else roots.set(checkpoint.size, [...(roots.get(checkpoint.size) ?? []), checkpoint.root]);
  }
  return { roots, allGood };
}

/** Why the entry at a place of the file is bad; or where it ends, its day and its leaf. */
function readEntry(bytes, at, index, day, key) {
  const header = bytes.subarray(at, at + HEADER);
  if (header.length < HEADER) return { why: "it is cut off" };
  if (header[0] !== 1) return { why: "its format" };
  if (!header.subarray(1, 17).equals(key.school)) return { why: "its school" };
  if (header.readBigUInt64BE(17) !== BigInt(index)) return { why: "its index" };
  const itsDay = header.readUInt32BE(45);
  const padded = header.readUInt32BE(49);
  if (itsDay < day) return { why: "its day" };
  if (padded % 256 !== 0 || padded < 256 || padded > LONGEST) return { why: "its length" };
  const leafAt = at + HEADER + padded + SEAL;
  if (leafAt + HASH > bytes.length) return { why: "it is cut off" };
  const leaf = sha256(Buffer.from([0]), bytes.subarray(at, leafAt));
  if (!leaf.equals(bytes.subarray(leafAt, leafAt + HASH))) return { why: "its leaf" };
  return { end: leafAt + HASH, day: itsDay, leaf };
}

function checkExport(folder, key, outside) {
  const file = (name) => path.join(folder, name);
  if (!["export.txt", "entries.bin", "checkpoints.txt"].every((name) => fs.existsSync(file(name)))) {
    return bad(null, "a file is missing");
  }
  if (!fs.readFileSync(file("export.txt")).equals(Buffer.from(`waymark/export/1\n${key.line}\n`))) {
    return bad(null, "export.txt");
  }
  const notes = cut(fs.readFileSync(file("checkpoints.txt"), "utf8"));
  const { roots, allGood } = readAll([...notes, ...outside.flatMap(outsideNotes)], key);
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
  if (newest < tree.size) return bad(Math.max(0, newest), "no checkpoint covers it");
  return allGood ? good(tree.size, tree.root()) : bad(null, "a note that is no good checkpoint");
}

// ---- sections 12 and 13: a witness's file, a proof ----

/** The lines before the first empty line, and the note after it. */
function beforeAndNote(text) {
  const end = text.indexOf("\n\n");
  return end < 0 ? [[], ""] : [text.slice(0, end).split("\n"), text.slice(end + 2)];
}

function checkWitness(text, key) {
  let last = { size: 0, root: EMPTY };
  const pieces = cut(text);
  for (const piece of pieces) {
    const [[old, ...hashes], note] = beforeAndNote(piece);
    const proof = hashes.map(base64);
    const next = readCheckpoint(note, key);
    const follows = next && old === `old ${last.size}` && proof.every((hash) => hash?.length === HASH);
    if (!follows || !continues(last.size, last.root, next.size, next.root, proof)) {
      return bad(last.size, "a checkpoint that is not shown to continue the one before it");
    }
    last = next;
  }
  return pieces.length > 0 ? good(last.size, last.root) : bad(null, "no checkpoint");
}

function checkProof(text, key) {
  const [[format, extra, place, ...hashes], note] = beforeAndNote(text);
  const checkpoint = readCheckpoint(note, key);
  const entry = extra?.startsWith("extra ") ? base64(extra.slice(6)) : null;
  const index = place?.startsWith("index ") ? decimal(place.slice(6)) : null;
  const proof = hashes.map(base64);
  const readable = format === "c2sp.org/tlog-proof@v1" && entry && index !== null && proof.every((hash) => hash?.length === HASH);
  if (!checkpoint || !readable) return bad(null, "not a proof under this key");
  const leaf = sha256(Buffer.from([0]), entry);
  return includes(leaf, index, checkpoint.size, proof, checkpoint.root)
    ? good(checkpoint.size, checkpoint.root)
    : bad(null, "the entry is not shown to be in the log");
}

function main([first, ...rest]) {
  const text = (file) => fs.readFileSync(file, "utf8");
  if (first === "--many") {
    for (const line of text(0).split("\n").filter(Boolean)) {
      const { key, folder, outside } = JSON.parse(line);
      console.log(JSON.stringify(checkExport(folder, readKey(key), outside.map(text))));
    }
    return 0;
  }
  const verdict =
    first === "--witness" ? checkWitness(text(rest[1]), readKey(rest[0]))
    : first === "--proof" ? checkProof(text(rest[1]), readKey(rest[0]))
    : checkExport(rest[0], readKey(first), rest.slice(1).map(text));
  console.log(JSON.stringify(verdict));
  return verdict.sound ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
