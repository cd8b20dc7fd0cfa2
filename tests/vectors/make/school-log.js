// The log of one school as its rows lie in a database, made from words. See databases.js.
"use strict";
const { sha256, utf8, id, number, derive, seal, pad, header, leafOf, content, frontier, rootOf } = require("./format.js");
const { keyFromWord, noteText, changeText } = require("./format.js");
const crypto = require("node:crypto");

const PERSON = sha256(utf8("a person")).subarray(0, 16);

/** An id as SQLite holds it; PostgreSQL takes it too. */
const idText = (bytes) => bytes.toString("hex").toUpperCase().replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
const hex = (bytes) => `x'${bytes.toString("hex")}'`;
const quoted = (text) => `'${text}'`;
const daysOf = (day) => Date.parse(day) / 86_400_000;

class SchoolLog {
  /**
   * @param entries each [file, kind, time, body]: files by a word, "school" is the school's own
   * @param erased words of the files whose keys were destroyed
   * @param changedAt how long the log was when its signing key was changed; undefined if it never was
   */
  constructor(word, master, signer, { entries, erased = [], changedAt, notesAt }) {
    Object.assign(this, { word, master, signer, erased, changedAt });
    this.id = sha256(utf8(`school ${word}`)).subarray(0, 16);
    this.text = idText(this.id);
    this.hex = this.id.toString("hex");
    this.key = sha256(utf8(`the key of school ${word}`));
    this.former = keyFromWord(`the signing key of school ${word}`);
    this.next = changedAt === undefined ? this.former : keyFromWord(`the next signing key of school ${word}`);
    this.entries = [];
    for (const entry of entries) this.entries.push(this.#sealed(...entry));
    this.notes = notesAt.map((size) => this.note(size));
  }

  fileId(word) {
    return word === "school" ? this.id : sha256(utf8(`file ${word} of ${this.word}`)).subarray(0, 16);
  }

  fileKey(word) {
    return sha256(utf8(`the key of file ${word} of ${this.word}`));
  }

  wrappedFileKey(word) {
    const bound = Buffer.concat([this.id, this.fileId(word), number(4, 1)]);
    return seal(derive(this.key, "school file keys"), this.fileKey(word), bound);
  }

  get leaves() {
    return this.entries.map((entry) => entry.leaf);
  }

  /** An entry's leaf if another day or other sealed bytes stood in its row. */
  leafWith(index, { day, sealed } = {}) {
    const entry = this.entries[index];
    const content = sealed ?? entry.sealed;
    return leafOf(Buffer.concat([header(this.id, index, this.fileId(entry.file), 1, daysOf(day ?? entry.day), content.length - 28), content]));
  }

  head(size = this.entries.length, leaves = this.leaves) {
    const roots = frontier(leaves.slice(0, size));
    const code = crypto.createHmac("sha256", derive(this.key, "school log head")).update(Buffer.concat([this.id, number(8, size), roots]));
    return { size, roots, code: code.digest() };
  }

  /** A checkpoint; by default as the school's own program signed it. */
  note(size, { root = rootOf(this.leaves.slice(0, size)), key, next = this.next } = {}) {
    if (size === this.changedAt && key === undefined) {
      const text = noteText(this.id, size, root, changeText(this.id, this.former, next));
      return this.signer.note(this.id, text, this.former, next);
    }

    const signs = key ?? (this.changedAt < size ? this.next : this.former);
    return this.signer.note(this.id, noteText(this.id, size, root), signs);
  }

  /** Every row, as SQL that SQLite and PostgreSQL take, but for the way in which PostgreSQL writes bytes. */
  rows() {
    const school = quoted(this.text);
    const wrap = (use, key) => seal(derive(this.master, use), key, Buffer.concat([utf8("waymark/1 school "), this.id]));
    const keys = [wrap("school keys", this.key), wrap("signing keys", this.pkcs8(this.next)), this.next.der].map(hex);
    const files = [...new Set(this.entries.map((entry) => entry.file))].filter((file) => !this.erased.includes(file));
    const head = this.head();
    return [
      insert("record_schools", school, ...keys),
      ...files.map((file) => this.fileRow(file)),
      insert("record_heads", school, head.size, hex(head.roots), hex(head.code)),
      ...this.entries.map(({ file, sequence, day, sealed, leaf }, index) =>
        insert("record_entries", school, index, quoted(idText(this.fileId(file))), sequence, 1, quoted(day), 1, hex(sealed), hex(leaf)),
      ),
      ...this.notes.map((note) => {
        const size = Number(note.split("\n")[1]);
        return insert("record_checkpoints", school, size, hex(frontier(this.leaves.slice(0, size))), quoted(note));
      }),
    ];
  }

  fileRow(file) {
    return insert("record_files", quoted(this.text), quoted(idText(this.fileId(file))), 1, hex(this.wrappedFileKey(file)));
  }

  pkcs8(key) {
    return key.privateKey.export({ type: "pkcs8", format: "der" });
  }

  /** A sound verdict: so many entries, and of so many of them the key is gone. */
  sound(size = this.entries.length, erased = this.entries.slice(0, size).filter((entry) => this.erased.includes(entry.file)).length) {
    return { school: this.hex, sound: true, size, erased };
  }

  /** The first thing that is wrong. */
  bad(index, sentence) {
    return { school: this.hex, sound: false, index, sentence };
  }

  #sealed(file, kind, time, body) {
    const [index, day] = [this.entries.length, time.slice(0, 10)];
    const padded = pad(content(kind, time, PERSON, body));
    const bound = header(this.id, index, this.fileId(file), 1, daysOf(day), padded.length);
    const sealed = seal(this.fileKey(file), padded, bound);
    const sequence = this.entries.filter((entry) => entry.file === file).length;
    return { file, sequence, day, sealed, leaf: leafOf(Buffer.concat([bound, sealed])) };
  }
}

const COLUMNS = {
  record_schools: "school_id, wrapped_key, wrapped_signing_key, public_key",
  record_files: "school_id, file_id, key_id, wrapped_key",
  record_heads: "school_id, size, frontier, code",
  record_entries: "school_id, idx, file_id, file_seq, key_id, recorded_on, format, sealed, leaf",
  record_checkpoints: "school_id, size, frontier, note",
};
const insert = (table, ...values) => `INSERT INTO ${table} (${COLUMNS[table]}) VALUES (${values.join(", ")})`;

module.exports = { SchoolLog, COLUMNS, idText, hex, quoted };
