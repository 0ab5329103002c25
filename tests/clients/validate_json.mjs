// Says which files of a folder a JSON Schema (2020-12) refuses, and why: node validate_json.mjs SCHEMA FOLDER
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [schema, folder] = process.argv.slice(2);
const parsed = (path) => JSON.parse(readFileSync(path, "utf8"));
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
addFormats(ajv);
const validate = ajv.compile(parsed(schema));
const names = readdirSync(folder);
const refused = names.flatMap((name) => (validate(parsed(join(folder, name))) ? [] : [{ name, errors: validate.errors }]));
console.log(JSON.stringify({ read: names.length, refused }));
