/**
 * Rules of fastest-validator that end early. Its own judge every member of a list that is too long and
 * collect a complaint for each: 345,000 of them for one body of 1 MB.
 */

/** Complaints in one refusal; what is wrong beyond them is not looked for. */
export const complaintsMax = 20;

interface Compiled {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly messages: unknown;
}

/** What fastest-validator's rules use of the validator that compiles them. */
interface Compiler {
  makeError(about: {
    readonly type: string;
    readonly expected?: unknown;
    /** JavaScript. */
    readonly actual?: string;
    readonly messages: unknown;
  }): string;
  getRuleFromSchema(schema: unknown): unknown;
  compileRule(
    rule: unknown,
    context: unknown,
    path: string | null,
    source: string,
    target: string,
  ): string;
}

/** Makes the source code that judges a value by one kind of rule. */
export type RuleMaker = (
  this: Compiler,
  rule: Compiled,
  path: string,
  context: unknown,
) => { readonly source: string };

/** The bounds of a list are judged before its members, and a list that is out of bounds has no others. */
const list: RuleMaker = function ({ schema, messages }, path, context) {
  const unless = (test: string, type: string, expected: unknown, actual: string): string =>
    `if (!(${test})) { ${this.makeError({ type, expected, actual, messages })} return value; }`;
  const { min, max, unique, items } = schema;
  const member = this.compileRule(
    this.getRuleFromSchema(items),
    context,
    `${path}[]`,
    "arr[i] = context.fn[%%INDEX%%](arr[i], field, parent, errors, context);",
    "arr[i]",
  );
  const source = [
    unless("Array.isArray(value)", "array", undefined, "value"),
    "var arr = value, len = arr.length, listField = field || '';",
    min === undefined ? "" : unless(`len >= ${String(min)}`, "arrayMin", min, "len"),
    max === undefined ? "" : unless(`len <= ${String(max)}`, "arrayMax", max, "len"),
    unique === true ? unless("len === new Set(arr).size", "arrayUnique", undefined, "len") : "",
    `for (var i = 0; i < len && errors.length < ${complaintsMax}; i += 1) {`,
    "  value = arr[i];",
    "  field = listField + '[' + i + ']';",
    member,
    "}",
    "return arr;",
  ];
  return { source: source.join("\n") };
};

/** As fastest-validator's, but it ends with the refusal's last complaint. */
const record: RuleMaker = function ({ schema, messages }, path, context) {
  const within = (rule: unknown, at: string | null, value: string): string =>
    this.compileRule(
      this.getRuleFromSchema(rule),
      context,
      at,
      `${value} = context.fn[%%INDEX%%](${value}, field, arr, errors, context);`,
      value,
    );
  const source = [
    "if (typeof value !== 'object' || value === null || Array.isArray(value)) {",
    this.makeError({ type: "record", actual: "value", messages }),
    "  return value;",
    "}",
    "var arr = value, recordField = field, made = {}, name, member;",
    "for (var key in arr) {",
    `  if (errors.length >= ${complaintsMax}) break;`,
    "  field = recordField ? recordField + '.' + key : key;",
    "  name = value = key;",
    within(schema["key"], null, "name"),
    "  member = value = arr[key];",
    within(schema["value"], `${path}[key]`, "member"),
    "  made[name] = member;",
    "}",
    "return made;",
  ];
  return { source: source.join("\n") };
};

/** Of a value that fits no alternative, what is wrong by the alternative that it comes closest to. */
const multi: RuleMaker = function ({ schema }, path, context) {
  const alternatives = (schema["rules"] as readonly unknown[]).map((rule) =>
    [
      "if (!found) {",
      "  errors = [];",
      this.compileRule(
        this.getRuleFromSchema(rule),
        context,
        path,
        "var tried = context.fn[%%INDEX%%](value, field, parent, errors, context);",
        "tried",
      ),
      "  if (errors.length === 0) { found = true; made = tried; }",
      "  else if (!closest || errors.length < closest.length) closest = errors;",
      "}",
    ].join("\n"),
  );
  const source = [
    "var all = errors, found = false, made = value, closest;",
    ...alternatives,
    "errors = all;",
    "if (!found) Array.prototype.push.apply(errors, closest);",
    "return made;",
  ];
  return { source: source.join("\n") };
};

/** By the names of fastest-validator's rules that they replace. */
export const boundedRules = { array: list, record, multi };
