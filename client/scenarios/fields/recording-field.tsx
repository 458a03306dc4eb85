import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { RecordingView } from '../../../shared/wire/recordings.ts';
import { clockText, dateText, spanText } from '../../state/time-text.ts';
import { recordings } from '../../stream/recordings.ts';
import { setValue } from '../state/editing.ts';
import { at } from '../text/plain.ts';
import { controlOf, FieldFrame, type FieldProps } from './field.tsx';
import { shownAs, valueOf } from './typed.ts';

const wordsOf = ({ title, from, to }: RecordingView): string => `${title}, ${dateText(from)} ${clockText(from)}, ${spanText(to - from)}`;

/** One of the recordings on the server's shelf. What the text has stays to be seen, whatever it is: a file, when the scenario is one. */
export function RecordingField(props: FieldProps) {
  const { path, script } = props;
  const kept = useSignal<readonly RecordingView[] | null>(null);
  useEffect(() => {
    const load = async () => {
      const answer = await recordings();
      if (answer.ok) kept.value = answer.value.filter(({ state }) => state === 'ready');
    };
    void load();
  }, []);
  const value = shownAs('recording', script.given === null ? undefined : at(script.given, path));
  const found = kept.value?.some(({ id }) => id === value.replace(/\.varne$/, '')) ?? true;
  return (
    <FieldFrame {...props}>
      <select {...controlOf(props)} value={value.replace(/\.varne$/, '')} onChange={(e) => setValue(path, valueOf('recording', e.currentTarget.value))}>
        <option value="">choose</option>
        {value !== '' && (kept.value === null || !found) && <option value={value.replace(/\.varne$/, '')}>{value}</option>}
        {kept.value?.map((each) => (
          <option key={each.id} value={each.id}>
            {wordsOf(each)}
          </option>
        ))}
      </select>
      {value !== '' && !found && <p class="muted">It is not on the shelf: only varne scenario run, with the file beside the scenario, can play it.</p>}
      {kept.value?.length === 0 && (
        <p class="muted">
          None is kept. <a href="/exercises">Bring one</a>, or cut a stretch of the watch.
        </p>
      )}
    </FieldFrame>
  );
}
