import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { EditorHead } from './editor-head.tsx';
import { FaultList } from './fault-list.tsx';
import { ItemForm } from './item-form.tsx';
import { Preview } from './preview.tsx';
import { guardDraft } from './state/draft.ts';
import { kept } from './state/editing.ts';
import { load, save } from './state/saving.ts';
import { TrialOutcome } from './trial.tsx';
import { TextPane } from './text-pane.tsx';
import { TimeLine } from './time-line.tsx';

/** One scenario: its text, and beside it what the text says on the time line, in forms and on the chart. */
export function EditorPage({ id }: { id: string }) {
  const trouble = useSignal<string | null>(null);
  useEffect(() => {
    let end = () => {};
    const begin = async () => {
      trouble.value = await load(id);
      if (trouble.value === null) end = guardDraft();
    };
    void begin();
    const keyed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      if (document.activeElement instanceof HTMLElement) document.activeElement.dispatchEvent(new Event('change', { bubbles: true }));
      void save();
    };
    addEventListener('keydown', keyed);
    return () => {
      end();
      removeEventListener('keydown', keyed);
    };
  }, [id]);
  if (trouble.value !== null)
    return (
      <main class="training">
        <header>
          <h1>Scenario</h1>
          <a href="/scenarios">Scenarios</a>
        </header>
        <p role="alert">{trouble}</p>
      </main>
    );
  if (kept.value === null)
    return (
      <main class="training">
        <h1>Scenario</h1>
        <p class="muted">Loading.</p>
      </main>
    );
  return (
    <main class="editor">
      <EditorHead />
      <TimeLine />
      <ItemForm />
      <Preview />
      <div class="text-side">
        <TextPane />
        <FaultList />
        <TrialOutcome />
      </div>
    </main>
  );
}
