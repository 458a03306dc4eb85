import type { ScenarioFault } from '../../shared/scenario/fault.ts';
import { pane, script, text } from './state/editing.ts';

/** Everything that is wrong, in the order of its lines: each leads there. */
export function FaultList() {
  const { faults } = script.value;
  return (
    <section class="faults" aria-label="Faults" data-testid="faults">
      <p role="status" class={faults.length === 0 ? 'ok-text' : 'fault-count'}>
        {faults.length === 0 ? 'No faults: an exercise can be opened from it.' : `${faults.length === 1 ? 'One fault' : `${faults.length} faults`}: it can be saved as a draft, and no exercise opened from it.`}
      </p>
      <ol class="plain">
        {faults.map((fault) => (
          <FaultLine key={`${fault.line} ${fault.column} ${fault.message}`} fault={fault} />
        ))}
      </ol>
    </section>
  );
}

export function FaultLine({ fault: { line, column, where, message } }: { fault: ScenarioFault }) {
  return (
    <li>
      <button type="button" class="link fault" onClick={() => pane.value?.goTo(offsetAt(text.value, line, column), true)}>
        <span class="figure">Line {line}</span> {where !== '' && <code>{where}</code>} {message}
      </button>
    </li>
  );
}

/** Lines and columns are counted from 1. */
function offsetAt(text: string, line: number, column: number): number {
  let start = 0;
  for (let n = 1; n < line; n++) {
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    start = end + 1;
  }
  return Math.min(start + column - 1, text.length);
}
