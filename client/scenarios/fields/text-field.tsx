import { at } from '../text/plain.ts';
import { rename } from '../state/acts.ts';
import { setValue } from '../state/editing.ts';
import { controlOf, FieldFrame, type FieldProps } from './field.tsx';
import { shownAs, valueOf } from './typed.ts';

const PLACEHOLDER: Readonly<Record<string, string>> = { moment: '+00:10:00', length: '10 min', people: '45, or 40 to 50' };

/** One line or several, as they are typed. */
export function TextField(props: FieldProps) {
  const { field, path, script, words } = props;
  const value = shownAs(field.look, script.given === null ? undefined : at(script.given, path));
  const take = (typed: string): void => {
    if (typed === value) return;
    if (field.key === 'id') rename(path, valueOf(field.look, typed));
    else setValue(path, valueOf(field.look, typed));
  };
  const several = field.look === 'words' || field.look === 'lines';
  const usual = typeof words.usual === 'number' ? String(words.usual) : '';
  return (
    <FieldFrame {...props}>
      {several ? (
        <textarea {...controlOf(props)} rows={field.look === 'lines' || field.key === 'brief' ? 4 : 2} value={value} onChange={(e) => take(e.currentTarget.value)} />
      ) : (
        <input {...controlOf(props)} value={value} placeholder={PLACEHOLDER[field.look] ?? usual} autocomplete="off" spellcheck={false} onChange={(e) => take(e.currentTarget.value)} />
      )}
    </FieldFrame>
  );
}
