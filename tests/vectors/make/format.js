// What the makers of the vectors need to write a record, from docs/record-format.md alone: keys, sealing, entries, the tree, checkpoints.
// Nothing of Waymark's own code is used, so that what it says of the vectors is not its own echo. Node 20, no packages.
"use strict";
const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const VECTORS = path.join(__dirname, "..", "record");
const MARK = "\u2014 ";

const sha256 = (...parts) => crypto.createHash("sha256").update(Buffer.concat(parts)).digest();
const utf8 = (text) => Buffer.from(text, "utf8");
const id = (text) => Buffer.from(text.replaceAll("-", ""), "hex");

function number(bytes, value) {
  const buffer = Buffer.alloc(bytes);
  if (bytes === 8) buffer.writeBigInt64BE(BigInt(value));
  else buffer.writeIntBE(value, 0, bytes);
  return buffer;
}

// ---- sections 2 and 3: keys and sealing ----

const derive = (from, use) => Buffer.from(crypto.hkdfSync("sha256", from, "", `waymark/1 ${use}`, 32));

/** Sealing takes a random nonce. Here it follows from what is sealed, so that a maker writes the same bytes each time it runs. */
function seal(key, bytes, bound) {
  const nonce = sha256(key, bound, bytes).subarray(0, 12);
  const cipher = crypto.createCipheriv("aes-256-gcm", key, nonce).setAAD(bound);
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function open(key, sealed, bound) {
  const opens = crypto.createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12)).setAAD(bound).setAuthTag(sealed.subarray(-16));
  return Buffer.concat([opens.update(sealed.subarray(12, -16)), opens.final()]);
}

function pad(bytes) {
  const padded = Buffer.alloc(Math.ceil((4 + bytes.length) / 256) * 256);
  padded.writeUInt32BE(bytes.length);
  bytes.copy(padded, 4);
  return padded;
}

// ---- section 4: an entry ----

const header = (school, index, file, keyId, day, length) =>
  Buffer.concat([number(1, 1), school, number(8, index), file, number(4, keyId), number(4, day), number(4, length)]);

const leafOf = (entry) => sha256(Buffer.from([0]), entry);
const textOf = (text) => Buffer.concat([number(2, utf8(text).length), utf8(text)]);
const timeOf = (time) => (time ? Buffer.concat([number(1, 1), number(8, BigInt(Date.parse(time)) * 1000n), number(2, 0)]) : number(1, 0));

/** An entry's content; its times in UTC. */
const content = (kind, recordedAt, person, body) =>
  Buffer.concat([textOf(kind), timeOf(recordedAt), timeOf(), timeOf(), timeOf(), person, textOf("Ines Marlow"), textOf("teacher"), utf8(body)]);

// ---- section 5: the tree ----

const node = (left, right) => sha256(Buffer.from([1]), left, right);

/** The roots of the full subtrees over leaves, largest first. */
function frontier(leaves) {
  const roots = [];
  for (let at = 0, left = leaves.length; left > 0; ) {
    const size = 2 ** Math.floor(Math.log2(left));
    roots.push(rootOf(leaves.slice(at, at + size)));
    [at, left] = [at + size, left - size];
  }
  return Buffer.concat(roots);
}

function rootOf(leaves) {
  if (leaves.length < 2) return leaves[0] ?? sha256();
  const left = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return node(rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)));
}

// ---- section 6: checkpoints ----

const originOf = (school) => `waymark/record/${school.toString("hex")}`;

/** A key that signs: a school's, or somebody's, made from a word so that whoever makes the vectors again has it too. */
function signingKey(privateKey) {
  const der = crypto.createPublicKey(privateKey).export({ type: "spki", format: "der" });
  const keyId = sha256(der).subarray(0, 4);
  const line = (school) => `${originOf(school)}+${keyId.toString("hex")}+${Buffer.concat([Buffer.from([2]), der]).toString("base64")}`;
  return { privateKey, der, keyId, line };
}

function keyFromWord(word) {
  const curve = crypto.createECDH("prime256v1");
  curve.setPrivateKey(sha256(utf8(word)));
  const [d, point] = [curve.getPrivateKey(), curve.getPublicKey()];
  const part = (bytes) => bytes.toString("base64url");
  const jwk = { kty: "EC", crv: "P-256", d: part(d), x: part(point.subarray(1, 33)), y: part(point.subarray(33)) };
  return signingKey(crypto.createPrivateKey({ key: jwk, format: "jwk" }));
}

const noteText = (school, size, root, extension = "") => `${originOf(school)}\n${size}\n${root.toString("base64")}\n${extension}`;
const changeText = (school, former, next) => `former-key ${former.line(school)}\nnext-key ${next.line(school)}\n`;
const signatureLine = (school, key, signature) => `${MARK}${originOf(school)} ${Buffer.concat([key.keyId, signature]).toString("base64")}\n`;

/** Signs. ECDSA is never twice the same: a signature that the vectors hold already is kept as long as it verifies, so that a maker that has nothing to change changes nothing. */
class Signer {
  #kept;

  /** @param texts what the vectors hold now */
  constructor(texts) {
    const base64 = texts.join("\n").match(/(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{90,104}={0,2}/g) ?? [];
    this.#kept = [...new Set(base64)].map((one) => Buffer.from(one, "base64"));
  }

  signature(key, text, isWanted = () => true) {
    const isOurs = (bytes) => crypto.verify("sha256", utf8(text), crypto.createPublicKey(key.privateKey), bytes) && isWanted(bytes);
    const kept = this.#kept.find((bytes) => bytes.subarray(0, 4).equals(key.keyId) && isOurs(bytes.subarray(4)));
    if (kept) return kept.subarray(4);
    for (;;) {
      const made = crypto.sign("sha256", utf8(text), key.privateKey);
      if (!isWanted(made)) continue;
      this.#kept.push(Buffer.concat([key.keyId, made]));
      return made;
    }
  }

  /** A note over its text, signed by each key. */
  note(school, text, ...keys) {
    return `${text}\n${keys.map((key) => signatureLine(school, key, this.signature(key, text))).join("")}`;
  }
}

/** Writes what was made; or, with --check, says whether that is what lies there. */
function finish(name, made) {
  const file = path.join(VECTORS, name);
  const text = JSON.stringify(made, null, 1) + "\n";
  const isSame = fs.existsSync(file) && fs.readFileSync(file, "utf8") === text;
  if (!process.argv.includes("--check")) fs.writeFileSync(file, text);
  else if (!isSame) process.exitCode = 1;
  console.log(`${name}: ${made.cases.length} cases, ${isSame ? "as it lies there" : "not as it lay there"}`);
}

module.exports = {
  VECTORS, MARK, sha256, utf8, id, number, derive, seal, open, pad, header, leafOf, content, frontier, rootOf,
  originOf, signingKey, keyFromWord, noteText, changeText, signatureLine, Signer, finish,
};
