import type { ComponentChildren } from 'preact';
import type { ScenarioFault } from '../../../shared/scenario/fault.ts';
import { pathText, type Path } from '../../../shared/scenario/where.ts';
import type { Field } from '../forms/form.ts';
import type { Script } from '../state/script.ts';
import type { KeyWords } from './schema-words.ts';

/** What every field is given. */
export interface FieldProps {
  readonly field: Field;
  readonly path: Path;
  readonly words: KeyWords;
  readonly script: Script;
  readonly disabled: boolean;
  readonly faults: readonly ScenarioFault[];
}

export const fieldId = (path: Path): string => `field-${pathText(path).replace(/[^a-z0-9]+/gi, '-')}`;

/** The words at the left, what is typed at the right, and below it what is wrong with it. */
export function FieldFrame({ field, path, words, faults, children }: Pick<FieldProps, 'field' | 'path' | 'words' | 'faults'> & { children: ComponentChildren }) {
  const id = fieldId(path);
  return (
    <div class="field">
      <label for={id} title={words.hint}>
        {field.label}
      </label>
      {children}
      {faults.length > 0 && (
        <p class="error" id={`${id}-error`}>
          {faults.map(({ message }) => message).join('; ')}
        </p>
      )}
    </div>
  );
}

/** What a control says of itself to whoever cannot see it. */
export const controlOf = ({ path, words, faults, disabled }: Pick<FieldProps, 'path' | 'words' | 'faults' | 'disabled'>) => ({
  id: fieldId(path),
  title: words.hint,
  disabled,
  'aria-invalid': faults.length > 0,
  ...(faults.length > 0 && { 'aria-describedby': `${fieldId(path)}-error` }),
});
