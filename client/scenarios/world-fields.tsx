import { Scenario } from '../../shared/scenario/scenario.ts';
import { AnyField } from './fields/any-field.tsx';
import { keyWords } from './fields/schema-words.ts';
import { WORLDS } from './forms/world.ts';
import { setValue, shown } from './state/editing.ts';
import { faultsAt } from './state/script.ts';
import { wordAt } from './text/plain.ts';

const schemas = new Map(Scenario.shape.world.options.map((option) => [option.shape.from.value as string, option]));

/** The traffic that the injects happen in. */
export function WorldFields({ disabled }: { disabled: boolean }) {
  const { given } = shown.value;
  const from = wordAt(given, ['world', 'from']);
  const world = WORLDS[from];
  const schema = schemas.get(from);
  const faults = faultsAt(shown.value, ['world']);
  return (
    <fieldset class="world">
      <div class="field">
        <label for="field-world-from">Traffic</label>
        <select id="field-world-from" value={from} disabled={disabled} onChange={(e) => setValue(['world'], WORLDS[e.currentTarget.value]?.begin)}>
          {world === undefined && <option value={from}>choose</option>}
          {Object.entries(WORLDS).map(([key, { title }]) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </select>
        {world === undefined && faults.length > 0 && <p class="error">{faults.map(({ message }) => message).join('; ')}</p>}
      </div>
      {schema !== undefined &&
        world?.fields.map((field) => (
          <AnyField key={field.key} field={field} path={['world', field.key]} words={keyWords(schema, field.key)} script={shown.value} disabled={disabled} faults={faults.filter(({ where }) => where === `world.${field.key}`)} />
        ))}
    </fieldset>
  );
}
