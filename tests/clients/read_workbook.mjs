// Prints what an accessibility audit finds in a workbook, and what SheetJS reads of it.
import { readFileSync } from "node:fs";
import { a11y, readXlsx } from "hucre";
import { read, utils } from "xlsx";

const data = readFileSync(process.argv[2]);
const findings = a11y.audit(await readXlsx(data, { readStyles: true }));
const book = read(data, { cellDates: true });
const sheets = {};
for (const name of book.SheetNames) sheets[name] = utils.sheet_to_json(book.Sheets[name], { header: 1, raw: true });
console.log(JSON.stringify({ findings, sheets }));
