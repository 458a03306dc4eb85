import { z } from 'zod';
import { IsoTime, Time } from '../words/position.ts';

/** A time as REST has it (ISO 8601) and as the house has it (milliseconds). */
const RestTime = z.codec(IsoTime, Time, {
  decode: (iso) => Date.parse(iso),
  encode: (ms) => new Date(ms).toISOString(),
});

const forms = new WeakMap<z.ZodType, z.ZodType>();

/** The REST form of one of our words: the same, with every `Time` in it as ISO 8601. Itself when it holds none. */
export function restForm(schema: z.ZodType): z.ZodType {
  const known = forms.get(schema);
  if (known) return known;
  const form = make(schema);
  forms.set(schema, form);
  return form;
}

/** One of our values as REST gives it. */
export const toRest = (schema: z.ZodType, value: unknown): unknown => {
  const form = restForm(schema);
  return form === schema ? value : z.encode(form, value);
};

/** What REST gave, as one of our values; throws a ZodError when it does not fit. */
export const fromRest = <S extends z.ZodType>(schema: S, json: unknown): z.output<S> => schema.parse(z.decode(restForm(schema), json));

function make(schema: z.ZodType): z.ZodType {
  if (schema === Time) return RestTime;
  if (schema instanceof z.ZodObject) return ofObject(schema);
  if (schema instanceof z.ZodArray) return wrap(schema, schema.element, (inner) => z.array(inner));
  if (schema instanceof z.ZodNullable) return wrap(schema, schema.unwrap(), (inner) => inner.nullable());
  if (schema instanceof z.ZodOptional) return wrap(schema, schema.unwrap(), (inner) => inner.optional());
  // What has a default inside is always there outside.
  if (schema instanceof z.ZodDefault) return wrap(schema, schema.unwrap(), (inner) => inner);
  if (schema instanceof z.ZodUnion) {
    const options = schema.options.map(inside);
    return options.every((option, i) => option === schema.options[i]) ? schema : z.union(options);
  }
  if (schema instanceof z.ZodTuple) {
    const [first, ...rest] = schema.def.items.map(inside);
    return first === undefined || [first, ...rest].every((item, i) => item === schema.def.items[i]) ? schema : z.tuple([first, ...rest]);
  }
  return schema;
}

function ofObject(schema: z.ZodObject): z.ZodType {
  const shape = Object.fromEntries(Object.entries(schema.shape).map(([key, value]) => [key, inside(value)]));
  return Object.entries(schema.shape).every(([key, value]) => shape[key] === value) ? schema : z.object(shape);
}

const inside = (schema: unknown): z.ZodType => {
  if (!(schema instanceof z.ZodType)) throw new Error('a schema of another library');
  return restForm(schema);
};

function wrap(schema: z.ZodType, inner: unknown, around: (inner: z.ZodType) => z.ZodType): z.ZodType {
  const form = inside(inner);
  return form === inner ? schema : around(form);
}
