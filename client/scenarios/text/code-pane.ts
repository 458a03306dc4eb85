import { defaultKeymap, history, historyKeymap, redo, undo } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, type DecorationSet } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { ScenarioFault } from '../../../shared/scenario/fault.ts';
import type { TextPane } from '../state/editing.ts';

export interface CodePane extends TextPane {
  setFaults(faults: readonly ScenarioFault[]): void;
  setReadOnly(readOnly: boolean): void;
  /** Marks the lines of what is chosen. */
  mark(from: number, to: number): void;
  destroy(): void;
}

interface Told {
  typed(text: string): void;
  /** The cursor was put somewhere by hand. */
  cursor(offset: number): void;
}

const marking = StateEffect.define<{ from: number; to: number }>();
const markedLine = Decoration.line({ class: 'cm-marked' });
const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    const moved = set.map(transaction.changes);
    return transaction.effects.reduce((now, effect) => (effect.is(marking) ? linesOf(transaction.state, effect.value) : now), moved);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function linesOf(state: EditorState, { from, to }: { from: number; to: number }): DecorationSet {
  if (to <= from) return Decoration.none;
  const { doc } = state;
  const [first, last] = [doc.lineAt(Math.min(from, doc.length)).number, doc.lineAt(Math.min(to, doc.length)).number];
  return Decoration.set(Array.from({ length: last - first + 1 }, (_, i) => markedLine.range(doc.line(first + i).from)));
}

/** Colours come from the palette: custom properties reach into the pane's own root. */
const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--panel)', fontSize: '12px' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'ui-monospace, monospace', lineHeight: '1.45' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { color: 'var(--muted)', backgroundColor: 'var(--panel)', borderRight: '1px solid var(--edge)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent) 8%, transparent)' },
  '.cm-activeLineGutter': { color: 'var(--text)', backgroundColor: 'transparent' },
  '.cm-marked': { backgroundColor: 'color-mix(in srgb, var(--accent) 14%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'color-mix(in srgb, var(--accent) 34%, transparent)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--alarm)', textUnderlineOffset: '3px' },
  '.cm-gutter-lint': { width: '12px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0' },
  '.cm-lint-marker-error': { content: 'none', width: '8px', height: '8px', margin: '5px 2px', borderRadius: '1px', backgroundColor: 'var(--alarm)' },
  '.cm-tooltip': { color: 'var(--text)', backgroundColor: 'var(--raised)', border: '1px solid var(--edge)', borderRadius: '4px' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--alarm)' },
});
const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--ok)' },
  { tag: [tags.punctuation, tags.separator, tags.bracket], color: 'var(--muted)' },
]);

/**
 * The text with its line numbers and faults. It stands in a shadow root: there the editor's styles are adopted sheets,
 * which the page's policy (no inline style) lets through; in the document it would write them into a style element.
 */
export function openCodePane(element: HTMLElement, text: string, told: Told): CodePane {
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const readOnly = new Compartment();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        yaml(),
        syntaxHighlighting(colours),
        marked,
        look,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'Text of the scenario', tabindex: '0' }),
        readOnly.of([]),
        // Tab leaves the text, as it leaves every other field.
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) told.typed(update.state.doc.toString());
          if (update.selectionSet && update.transactions.some((each) => each.isUserEvent('select'))) told.cursor(update.state.selection.main.head);
        }),
      ],
    }),
  });
  return {
    change: (changes) => view.dispatch({ changes, userEvent: 'input.form' }),
    replaceAll: (insert) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert }, userEvent: 'input.replace' }),
    goTo(offset, focus) {
      const anchor = Math.min(offset, view.state.doc.length);
      view.dispatch({ ...(focus && { selection: { anchor } }), effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      if (focus) view.focus();
    },
    undo: () => void undo(view),
    redo: () => void redo(view),
    setFaults: (faults) => view.dispatch(setDiagnostics(view.state, faults.map((fault) => diagnostic(view.state, fault)))),
    setReadOnly: (on) => view.dispatch({ effects: readOnly.reconfigure(on ? EditorState.readOnly.of(true) : []) }),
    mark: (from, to) => view.dispatch({ effects: marking.of({ from, to }) }),
    destroy: () => view.destroy(),
  };
}

/** From where the fault is to the end of the word that is there. */
function diagnostic({ doc }: EditorState, { line, column, message }: ScenarioFault): Diagnostic {
  const at = doc.line(Math.min(line, doc.lines));
  const from = Math.min(at.from + column - 1, at.to);
  const word = /^[^\s,\]}]+/.exec(at.text.slice(from - at.from))?.[0].length ?? 0;
  return { from, to: Math.min(from + Math.max(1, word), at.to), severity: 'error', message };
}
