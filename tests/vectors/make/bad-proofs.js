// Copies of a proof for one entry. See bad.js.
"use strict";
const { leafOf, number } = require("./format.js");

exports.add = (proof, { PROOF, entries, crlf, sign, otherRoot, other, sound, bad }) => {
  const text = PROOF.toString();
  const hashes = text.split("\n").slice(3, 5);
  const note = text.slice(text.indexOf("waymark/record/"));
  const base64 = (bytes) => bytes.toString("base64");
  proof("as it is", null, sound(3));
  proof("an empty file", "", bad(null));
  proof("of another index", text.replace("index 1", "index 0"), bad(null));
  proof("an index with a zero before it", text.replace("index 1", "index 01"), bad(null));
  proof("an index that the log does not reach", text.replace("index 1", "index 3"), bad(null));
  proof("a hash missing", text.replace(`${hashes[0]}\n`, ""), bad(null));
  proof("a hash too many", text.replace("index 1\n", `index 1\n${base64(otherRoot)}\n`), bad(null));
  proof("of a later format", text.replace("@v1", "@v2"), bad(null));
  proof("with CRLF", crlf(text), bad(null));
  proof("with a byte order mark", `\ufeff${text}`, bad(null));
  proof("the last line end missing", text.slice(0, -1), bad(null));
  proof("words after it", `${text}words\n`, bad(null));
  proof("its checkpoint signed by another key", text.replace(note, other), bad(null));

  // Of a log of one entry that the school's key signed for: only what the entry says of itself is wrong.
  const whole = entries[0].subarray(0, -32);
  const alone = (name, extra, verdict) =>
    proof(name, `c2sp.org/tlog-proof@v1\nextra ${base64(extra)}\nindex 0\n\n${sign(1, leafOf(extra))}`, verdict);
  const edited = (at, value, bytes = whole) => Buffer.concat([bytes.subarray(0, at), value, bytes.subarray(at + value.length)]);
  const length = (value, bytes) => edited(49, number(4, value), bytes);
  alone("of an entry that stands alone", whole, sound(1));
  alone("of a header with another index, signed for", entries[1].subarray(0, -32), bad(null));
  alone("of a header with another school, signed for", edited(5, Buffer.from([whole[5] ^ 1])), bad(null));
  alone("of a header with another format, signed for", edited(0, number(1, 2)), bad(null));
  alone("of a header that says length 512, signed for", length(512), bad(null));
  alone("of an entry of length 300, signed for", length(300, Buffer.concat([whole, Buffer.alloc(44)])), bad(null));
  alone("of an entry of length 0, signed for", length(0, whole.subarray(0, 53 + 28)), bad(null));
  alone("of an entry and a byte after it, signed for", Buffer.concat([whole, Buffer.alloc(1)]), bad(null));
  alone("of a header alone, signed for", whole.subarray(0, 53), bad(null));
};
