import { effect, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { choose, chosen, isReadOnly, pane, readNow, script, text, typed } from './state/editing.ts';
import { sameChosen } from './state/script.ts';
import type { CodePane } from './text/code-pane.ts';

/** The text's place on the page. The editor is fetched with this page and no other. */
export function TextPane() {
  const element = useRef<HTMLDivElement>(null);
  const trouble = useSignal('');
  useEffect(() => {
    let gone = false;
    let end = () => {};
    const begin = async () => {
      try {
        const { openCodePane } = await import('./text/code-pane.ts');
        if (gone || element.current === null) return;
        const opened = openCodePane(element.current, text.value, { typed, cursor: chooseAt });
        pane.value = opened;
        const stop = follow(opened);
        end = () => {
          stop();
          pane.value = null;
          opened.destroy();
        };
      } catch {
        trouble.value = 'The editor of the text could not be loaded. Forms go on; reload the page to try again.';
      }
    };
    void begin();
    return () => {
      gone = true;
      end();
    };
  }, []);
  return (
    <section class="text-pane" aria-label="Text">
      {trouble.value !== '' && <p class="warn-text">{trouble}</p>}
      <div ref={element} class="code" data-testid="text" />
    </section>
  );
}

function follow(opened: CodePane): () => void {
  const ends = [
    effect(() => opened.setReadOnly(isReadOnly.value)),
    effect(() => {
      const { faults, text: of } = script.value;
      if (of === text.value) opened.setFaults(faults);
    }),
    effect(() => {
      const lines = script.value.lines.find(({ of }) => sameChosen(of, chosen.value));
      opened.mark(lines?.from ?? 0, lines?.to ?? 0);
    }),
  ];
  return () => ends.forEach((end) => end());
}

/** The thing whose lines the cursor is in becomes the one that is shown. */
function chooseAt(offset: number): void {
  readNow();
  const lines = script.value.lines.find(({ from, to }) => from <= offset && offset <= to);
  if (lines !== undefined) choose(lines.of, false);
}
