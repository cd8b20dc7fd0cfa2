// Copies of a witness's file. See bad.js.
"use strict";

exports.add = (witness, { WITNESS, at1, at3, five, crlf, other, otherRoot, sound, bad }) => {
  const text = WITNESS.toString();
  const second = text.indexOf("old 1");
  const first = text.slice(0, second);
  const [hash, rest] = [text.slice(second).split("\n")[1], text.slice(second)];
  witness("as it is", null, sound(3));
  witness("an empty file", "", bad(null));
  witness("old with a zero before it", text.replace("old 1", "old 01"), bad(1));
  witness("the first old above 0", rest, bad(0));
  witness("a piece missing", text.replace("old 1", "old 2"), bad(1));
  witness("a hash of the proof missing", text.replace(`${hash}\n`, ""), bad(1));
  const shorter = Buffer.from(hash, "base64").subarray(0, 31).toString("base64");
  witness("a hash of 31 bytes", text.replace(hash, shorter), bad(1));
  witness("a hash changed", text.replace(hash, otherRoot.toString("base64")), bad(1));
  witness("the last line end missing", text.slice(0, -1), bad(1));
  witness("the last piece cut off", WITNESS.subarray(0, -40), bad(1));
  witness("a piece begun after the last", `${text}old 3\n`, bad(3));
  witness("words between the pieces", `${first}words\n${rest}`, bad(1));
  witness("with CRLF", crlf(text), bad(0));
  witness("with a byte order mark", `\ufeff${text}`, bad(0));
  witness("a checkpoint that another key signed", `${first}old 1\n\n${other}`, bad(1));
  witness("the same checkpoint again", `${first}old 1\n\n${at1}`, sound(1));
  witness("a smaller checkpoint after it", `${text}old 3\n\n${at1}`, bad(3));
  witness("a checkpoint from outside serves the list of keys only", null, sound(3), { outside: [five] });
};
