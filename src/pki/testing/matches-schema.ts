interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly items?: Schema;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** Where a value departs from a JSON schema, as far as our own schemas use the language; empty when nowhere. */
export function departures(value: unknown, schema: Schema, root: Schema = schema, path = '$'): string[] {
  if (schema.$ref) return departures(value, root.$defs![schema.$ref.replace('#/$defs/', '')]!, root, path);
  if (schema.enum) return schema.enum.includes(value) ? [] : [`${path}: ${String(value)}`];
  if (schema.type === 'array') {
    if (!Array.isArray(value)) return [`${path}: no array`];
    return value.flatMap((item, i) => departures(item, schema.items!, root, `${path}[${i}]`));
  }
  if (schema.type === 'object') return objectDepartures(value, schema, root, path);
  if (schema.type === 'integer') return Number.isInteger(value) ? [] : [`${path}: no integer`];
  if (schema.type === 'boolean') return typeof value === 'boolean' ? [] : [`${path}: no boolean`];
  if (typeof value !== 'string') return [`${path}: no string`];
  if (schema.pattern && !new RegExp(schema.pattern).test(value)) return [`${path}: ${value}`];
  return schema.format === 'date-time' && new Date(value).toISOString() !== value ? [`${path}: no time`] : [];
}

function objectDepartures(value: unknown, schema: Schema, root: Schema, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${path}: no object`];
  const missing = (schema.required ?? [])
    .filter((key) => !(key in value))
    .map((key) => `${path}.${key}: missing`);
  const others = Object.entries(value).flatMap(([key, item]) => {
    const known = schema.properties?.[key];
    return known ? departures(item, known, root, `${path}.${key}`) : [`${path}.${key}: unknown`];
  });
  return [...missing, ...others];
}
