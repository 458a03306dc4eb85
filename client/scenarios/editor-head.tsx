import { useSignal } from '@preact/signals';
import { scenarioOutline } from '../../shared/scenario/outline.ts';
import { clockText, dateText } from '../state/time-text.ts';
import { downloadText, readTextFile } from './files.ts';
import { isReadOnly, isUnsaved, kept, pane, replaceText, said, script, shown, text } from './state/editing.ts';
import { busy, other, save, saveCopy, shelve, takeTheirs } from './state/saving.ts';
import { tryIt, underWay } from './state/trial.ts';
import { Versions } from './versions.tsx';

/** What it is, how it stands, and what can be done with the whole of it. */
export function EditorHead() {
  const view = kept.value;
  const versions = useSignal(false);
  if (view === null) return null;
  const { faults } = script.value;
  const why = isUnsaved.value ? 'Save it first' : faults.length > 0 ? 'It has faults: put them right and save it' : view.aside ? 'It is put aside: bring it back first' : null;
  const load = async (input: HTMLInputElement): Promise<void> => {
    const read = await readTextFile(input.files?.[0]);
    input.value = '';
    if (read === null) return;
    if ('problem' in read) said.value = read.problem;
    else {
      replaceText(read.text);
      said.value = 'The file stands in the text and is not saved yet. Undo brings back what stood there.';
    }
  };
  return (
    <header class="editor-head">
      <a href="/scenarios">Scenarios</a>
      <h1>{scenarioOutline(shown.value.text).title}</h1>
      <span class="muted standing">{standing()}</span>
      <span class="gap" />
      {!isReadOnly.value && (
        <>
          <button type="button" onClick={() => pane.value?.undo()}>
            Undo
          </button>
          <button type="button" onClick={() => pane.value?.redo()}>
            Redo
          </button>
          <button type="button" aria-disabled={!isUnsaved.value || busy.value} aria-keyshortcuts="Control+S" onClick={() => void save()}>
            Save
          </button>
        </>
      )}
      <button type="button" onClick={() => void saveCopy()}>
        {view.shipped ? 'Make a copy' : 'Save as a copy'}
      </button>
      {underWay.value === null ? (
        <button type="button" aria-disabled={faults.length > 0} onClick={() => void tryIt()}>
          Try it
        </button>
      ) : (
        <button type="button" onClick={() => underWay.value?.()}>
          Give the trial up
        </button>
      )}
      {why === null ? (
        <a class="button" href={`/exercises?scenario=${encodeURIComponent(view.id)}`}>
          Open an exercise from this
        </a>
      ) : (
        <button type="button" aria-disabled="true" title={why} onClick={() => void (said.value = `${why}, then an exercise can be opened from it.`)}>
          Open an exercise from this
        </button>
      )}
      <details class="more">
        <summary>More</summary>
        <div>
          <button type="button" onClick={() => downloadText(`${view.id}.yaml`, text.value)}>
            Download as .yaml
          </button>
          {!isReadOnly.value && (
            <label>
              Replace by a file
              <input type="file" accept=".yaml,.yml,.json,.txt" onChange={(e) => void load(e.currentTarget)} />
            </label>
          )}
          {!view.shipped && (
            <>
              <button type="button" aria-expanded={versions.value} onClick={() => void (versions.value = !versions.value)}>
                Versions
              </button>
              <button type="button" onClick={() => void shelve(!view.aside)}>
                {view.aside ? 'Bring back' : 'Put aside'}
              </button>
            </>
          )}
          <a href="/api/v1/scenario-schema" target="_blank" rel="noreferrer">
            The schema of the text
          </a>
          {versions.value && <Versions id={view.id} />}
        </div>
      </details>
      <div class="said-line">
        <p role="status" data-testid="said">
          {said}
        </p>
        {other.value !== null && (
          <span class="acts">
            <button type="button" onClick={() => void save(true)}>
              Save mine over it
            </button>
            <button type="button" onClick={() => void saveCopy()}>
              Save mine as a copy
            </button>
            <button type="button" onClick={takeTheirs}>
              Take theirs
            </button>
          </span>
        )}
      </div>
    </header>
  );
}

function standing(): string {
  const view = kept.value;
  if (view === null) return '';
  if (view.shipped) return 'Comes with Varne, cannot be changed';
  if (view.aside) return 'Put aside';
  if (isUnsaved.value) return `Not saved, on revision ${view.revision}`;
  return `Revision ${view.revision}${view.savedAt === null ? '' : `, ${view.savedBy ?? ''} ${dateText(view.savedAt)} ${clockText(view.savedAt)}`}`;
}
