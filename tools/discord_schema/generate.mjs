// Prints Discord's API as one compact JSON document: every body as JSON Schema, and which route takes and gives which.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as spec from "discord-api-spec/zod";
import * as z from "zod";

import { routesOf } from "./routes.mjs";

const SUFFIX = "Schema";

const packageFolder = join(import.meta.dirname, "node_modules", "discord-api-spec");
const { name, version, license } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));

const registry = z.registry();
for (const [key, schema] of Object.entries(spec)) {
  if (key.endsWith(SUFFIX)) registry.add(schema, { id: key.slice(0, -SUFFIX.length) });
}
const { schemas } = z.toJSONSchema(registry, {
  io: "input", // a body as it is on the wire, before Zod would fill in anything
  unrepresentable: "any",
  override: ({ jsonSchema }) => {
    if (jsonSchema.format === "date-time") delete jsonSchema.pattern; // Zod's own wish is UTC as Z; Discord writes +00:00
  },
  uri: (id) => `#/schemas/${id}`,
});

// Each schema names its draft and itself; the document says the one once, and its keys say the other.
for (const schema of Object.values(schemas)) {
  delete schema.$schema;
  delete schema.$id;
  delete schema.id;
}

const routes = routesOf(join(packageFolder, "build", "discord-api-spec.ts"), new Set(Object.keys(schemas)));

const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
const document = {
  source: { package: name, version, license, made_by: "make discord-schema" },
  $schema: "https://json-schema.org/draft/2020-12/schema",
  routes: sorted(routes),
  schemas: sorted(schemas),
};
process.stdout.write(`${JSON.stringify(document)}\n`);
