// Edits of checkpoints, in the database, in the file beside it and from outside. See databases.js.
"use strict";
const { rootOf, changeText, noteText } = require("./format.js");

exports.add = ({ one, add, where, other, otherRoot, signer, hex }) => {
  const [at0, at3, at7, at9] = one.notes;
  const put = (size, note) => `UPDATE record_checkpoints SET note = '${note}' ${where} AND size = ${size}`;
  const file = (...notes) => ({ checkpoints: { [one.hex]: notes.join("") } });
  const stored = (size) => one.bad(null, `The checkpoint stored at size ${size} is not signed by this record.`);
  const last = (note) => note.replace(/(.)(.)(=*)\n$/, (_, before, end, pad) => (before === "A" ? "B" : "A") + end + pad + "\n");
  const removed = (size) => `DELETE FROM record_checkpoints ${where} AND size = ${size}`;

  add("a checkpoint's signature", [put(3, last(at3))], stored(3));
  const absent = one.bad(null, "The checkpoint at size 3 stands in the file of checkpoints but not in the database.");
  add("a checkpoint deleted", [removed(3)], absent);
  add("a checkpoint deleted, in the file too: the newest says as much", [removed(3)], one.sound(), undefined, file(at0, at7, at9));
  add("a checkpoint's size", [`UPDATE record_checkpoints SET size = 4 ${where} AND size = 3`], stored(4));
  const frontier = `UPDATE record_checkpoints SET frontier = ${hex(Buffer.alloc(64))} ${where} AND size = 3`;
  add("a checkpoint's frontier", [frontier], one.bad(null, "The frontier stored with the checkpoint at size 3 does not have its root."));

  const forged = one.note(9, { key: other });
  add("a checkpoint signed by another key, in the file too", [put(9, forged)], stored(9), undefined, file(at0, at3, at7, forged));
  const late = one.note(9, { key: one.former });
  add("a checkpoint signed by the retired key, in the file too", [put(9, late)], stored(9), undefined, file(at0, at3, at7, late));
  add("the change of key deleted, in the file too", [removed(7)], stored(0), undefined, file(at0, at3, at9));
  const led = one.note(7, { next: other });
  add("the change of key led to another key, in the file too", [put(7, led)], stored(0), undefined, file(at0, at3, led, at9));
  const half = signer.note(one.id, noteText(one.id, 7, rootOf(one.leaves.slice(0, 7)), changeText(one.id, one.former, one.next)), one.next);
  add("the change of key signed by the next key only, in the file too", [put(7, half)], stored(0), undefined, file(at0, at3, half, at9));

  const since = (from, to) =>
    one.bad(from, `Entry ${from}, or one after it up to size ${to}, is not as it was when the checkpoint at size ${to} was signed.`);
  const rewritten = one.note(9, { root: otherRoot });
  const beyond = one.bad(10, "Entry 10: it is missing. A checkpoint was signed at size 12; the log ends before it.");
  const twelve = one.note(12, { root: otherRoot });
  add("another root, signed with the school's own key", [put(9, rewritten)], since(7, 9));
  add("outside: the newest checkpoint, and the key of before the change", [], one.sound(), undefined, {
    keys: [one.former.line(one.id)],
    outside: [at9],
  });
  add("outside: another root at size 9", [], since(7, 9), undefined, { outside: [rewritten] });
  add("outside: another root at size 3", [], since(0, 3), undefined, { outside: [one.note(3, { root: otherRoot })] });
  add("outside: a checkpoint of size 12", [], beyond, undefined, { outside: [twelve] });
  add("outside: a key that never signed", [], stored(0), undefined, { keys: [other.line(one.id)] });
  const ours = one.bad(null, "A checkpoint from outside is not signed by this record.");
  add("outside: a checkpoint signed by another key", [], ours, undefined, { outside: [forged] });

  add("no file of checkpoints", [], one.sound(), undefined, { checkpoints: { [one.hex]: null } });
  const spoilt = one.bad(null, "A checkpoint in the file of checkpoints is not signed by this record.");
  add("a spoilt line in the file of checkpoints", [], spoilt, undefined, file(at0, at3.replace("\n3\n", "\n4\n"), at7, at9));
  add("a piece of the file of checkpoints cut off, with others after it", [], spoilt, undefined, file(at0, at3.slice(0, -1), at7, at9));
  add("a checkpoint that a power cut left unfinished in the file", [], one.sound(), undefined, file(at0, at3, at7, at9, twelve.slice(0, 70)));
  add("a checkpoint of size 12 in the file only", [], beyond, undefined, file(at0, at3, at7, at9, twelve));
};
