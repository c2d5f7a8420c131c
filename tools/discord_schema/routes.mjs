// The package's Zod half knows bodies, its TypeScript half knows routes: this reads the routes out of the interface `Paths`.
import { readFileSync } from "node:fs";

import ts from "typescript";

/** Return { "/path/{id}": { METHOD: { request?: schema, responses: { "200": schema | null } } } }; null means no body. */
export function routesOf(file, known) {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const paths = source.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === "Paths");
  if (!paths) throw new Error(`${file} has no interface Paths any more`);
  return entries(paths, (methods) =>
    Object.fromEntries(
      Object.entries(entries(methods, (operation) => operationOf(operation, known))).map(([method, operation]) => [
        method.toUpperCase(),
        operation,
      ]),
    ),
  );
}

function operationOf(operation, known) {
  const parts = entries(operation, (part) => part);
  const request = parts.requestBody && schemaOf(parts.requestBody, known);
  const responses = entries(parts.responses, (body) => schemaOf(body, known));
  return request ? { request, responses } : { responses };
}

function entries(node, read) {
  return Object.fromEntries(
    node.members.map((member) => [member.name.text, read(member.type)]),
  );
}

/** Turn a type into JSON Schema; null for `undefined` and `unknown`, the package's words for no body. */
function schemaOf(type, known) {
  switch (type.kind) {
    case ts.SyntaxKind.UndefinedKeyword:
    case ts.SyntaxKind.UnknownKeyword:
    case ts.SyntaxKind.NeverKeyword:
      return null;
    case ts.SyntaxKind.StringKeyword:
      return { type: "string" };
    case ts.SyntaxKind.NumberKeyword:
      return { type: "number" };
    case ts.SyntaxKind.BooleanKeyword:
      return { type: "boolean" };
    case ts.SyntaxKind.ParenthesizedType:
      return schemaOf(type.type, known);
    case ts.SyntaxKind.ArrayType:
      return { type: "array", items: schemaOf(type.elementType, known) ?? {} };
    case ts.SyntaxKind.UnionType:
      return { anyOf: type.types.map((each) => schemaOf(each, known) ?? {}) };
    case ts.SyntaxKind.IntersectionType:
      return { allOf: type.types.map((each) => schemaOf(each, known) ?? {}) };
    case ts.SyntaxKind.LiteralType:
      return { const: type.literal.kind === ts.SyntaxKind.NullKeyword ? null : JSON.parse(type.literal.text) };
    case ts.SyntaxKind.TypeReference:
      if (known.has(type.typeName.text)) return { $ref: `#/schemas/${type.typeName.text}` };
      if (type.typeName.text === "Record") return { type: "object", additionalProperties: schemaOf(type.typeArguments[1], known) ?? {} };
      return {}; // Blob and the like: a file, not JSON
    case ts.SyntaxKind.TypeLiteral:
      return objectOf(type, known);
    default:
      throw new Error(`no JSON Schema for ${ts.SyntaxKind[type.kind]}`);
  }
}

function objectOf(type, known) {
  const members = type.members.filter(ts.isPropertySignature);
  const required = members.filter((member) => !member.questionToken).map((member) => member.name.text);
  const properties = Object.fromEntries(members.map((member) => [member.name.text, schemaOf(member.type, known) ?? {}]));
  return required.length ? { type: "object", properties, required } : { type: "object", properties };
}
