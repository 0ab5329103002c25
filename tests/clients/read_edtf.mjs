// Says of each line on standard input whether it is EDTF of level 1, and its first and last day: node read_edtf.mjs
import { readFileSync } from "node:fs";
import edtf, { parse } from "edtf";

const day = (time) => (Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : null);
const read = (text) => {
  try {
    parse(text, { level: 1 });
    const date = edtf(text);
    return { text, first: day(date.min), last: day(date.max) };
  } catch (error) {
    return { text, error: error.message };
  }
};
console.log(JSON.stringify(readFileSync(0, "utf8").split("\n").filter(Boolean).map(read)));
