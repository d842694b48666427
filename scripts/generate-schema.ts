// npm run build:schema: zod schemas → schema/json/*.schema.json.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { jsonSchemas } from "../schema/json-schema.ts";

const folder = new URL("../schema/json/", import.meta.url);
mkdirSync(folder, { recursive: true });
const files = jsonSchemas();
for (const name of readdirSync(folder))
  if (name.endsWith(".schema.json") && !files.has(name)) rmSync(new URL(name, folder));
for (const [name, text] of files) writeFileSync(new URL(name, folder), text);
