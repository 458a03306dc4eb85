import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ScenarioAct, ScenarioId, ScenarioVersion } from '../../shared/wire/scenarios.ts';
import { clockText, dateText } from '../state/time-text.ts';
import { scenarioOf, versionsOf } from './scenario-rest.ts';
import { isReadOnly, kept, replaceText, said } from './state/editing.ts';

const ACTS: Readonly<Record<ScenarioAct, string>> = { made: 'made', saved: 'saved', 'put-aside': 'put aside', 'brought-back': 'brought back' };

/** Who saved it when. Any of them can be taken back into the text. */
export function Versions({ id }: { id: ScenarioId }) {
  const versions = useSignal<readonly ScenarioVersion[]>([]);
  const revision = kept.value?.revision;
  useEffect(() => {
    const load = async () => {
      const answer = await versionsOf(id);
      if (answer.ok) versions.value = answer.value;
      else said.value = answer.message;
    };
    void load();
  }, [id, revision]);
  const take = async (of: number): Promise<void> => {
    const answer = await scenarioOf(id, of);
    if (!answer.ok) {
      said.value = answer.message;
      return;
    }
    replaceText(answer.value.text);
    said.value = `Revision ${of} stands in the text and is not saved yet. Undo brings back what stood there.`;
  };
  return (
    <ol class="plain versions" aria-label="Versions">
      {versions.value.map((version) => (
        <li key={version.revision}>
          <span class="figure">{version.revision}</span> {ACTS[version.act]} by {version.by} {dateText(version.at)} {clockText(version.at)}{' '}
          {!isReadOnly.value && (
            <button type="button" class="link" onClick={() => void take(version.revision)}>
              Take its text
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
