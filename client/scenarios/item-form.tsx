import { pathText, type Path } from '../../shared/scenario/where.ts';
import { AnyField } from './fields/any-field.tsx';
import { keyWords } from './fields/schema-words.ts';
import { FaultLine } from './fault-list.tsx';
import { formOf } from './forms/all.ts';
import type { Field } from './forms/form.ts';
import { duplicate, remove } from './state/acts.ts';
import { canWrite, chosen, isReadOnly, script, shown } from './state/editing.ts';
import { faultsAt, itemsIn, pathOf, schemaFor, type Chosen } from './state/script.ts';
import { wordAt } from './text/plain.ts';
import { WorldFields } from './world-fields.tsx';

/** The form of what is chosen: what is asked for and what it means comes from its schema, what is wrong from the text. */
export function ItemForm() {
  const of = chosen.value;
  const kind = of === null ? null : kindOf(of);
  const form = of === null || kind === null ? null : formOf(of, kind);
  const schema = of === null || kind === null ? null : schemaFor(of, kind);
  if (of === null || form === null || schema === null || schema === undefined)
    return (
      <section class="item-form" aria-label="Form">
        <p class="muted">{of === null ? 'Choose something on the time line, or add something to it.' : 'No form knows this kind. Put it right in the text.'}</p>
      </section>
    );
  const path = pathOf(of);
  const faults = faultsAt(script.value, path);
  const fields = form.fields;
  const elsewhere = of === 'setup' ? [] : faults.filter(({ where }) => !fields.some((field) => belongs(where, path, field)));
  const disabled = !canWrite.value;
  return (
    <section class="item-form" aria-label={form.title} key={pathText(path)} {...(disabled && { tabIndex: 0 })}>
      <header>
        <h2>{form.title}</h2>
        {of !== 'setup' && !isReadOnly.value && (
          <>
            <button type="button" disabled={disabled} onClick={() => duplicate(of)}>
              Duplicate
            </button>
            <button type="button" disabled={disabled} onClick={() => remove(of)}>
              Remove
            </button>
          </>
        )}
      </header>
      {disabled && !isReadOnly.value && <p class="warn-text">A line of the text is no YAML. Put it right, then the forms go on.</p>}
      {elsewhere.length > 0 && (
        <ul class="plain">
          {elsewhere.map((fault) => (
            <FaultLine key={`${fault.line} ${fault.message}`} fault={fault} />
          ))}
        </ul>
      )}
      {fields.map((field) => (
        <AnyField
          key={field.key}
          field={field}
          path={[...path, ...field.key.split('.')]}
          words={keyWords(schema, field.key)}
          script={shown.value}
          disabled={disabled}
          faults={faults.filter(({ where }) => belongs(where, path, field))}
        />
      ))}
      {of === 'setup' && <WorldFields disabled={disabled} />}
    </section>
  );
}

/** Whether a fault stands at a field, in it, or at the block that the field is the first of. */
function belongs(where: string, path: Path, { key }: Field): boolean {
  const own = pathText([...path, ...key.split('.')]);
  return where === own || where.startsWith(`${own}[`) || where.startsWith(`${own}.`);
}

function kindOf(of: Chosen): string | null {
  if (of === 'setup') return '';
  const item = itemsIn(shown.value, of.list)[of.index];
  return item === undefined ? null : wordAt(item, ['kind']);
}
