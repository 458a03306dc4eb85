import type { Case, Figure } from '../../shared/scenario/score/figure.ts';
import { tallyText } from '../../shared/scenario/score/tally.ts';
import type { DebriefView } from '../../shared/wire/debrief.ts';
import { spanText } from '../state/time-text.ts';
import { MomentLink } from './moment-link.tsx';

const VERDICT_TEXT: Readonly<Record<Case['verdict'], string>> = { met: '✓ met', late: '◐ late', missed: '✗ missed', open: '○ not yet', void: '– could not be', told: '' };

const inUnit = (value: number | null, unit: Figure['unit']): string => (value === null ? '–' : unit === 's' ? spanText(value * 1000) : String(value));

/** Every figure with its cases, and every case with the moments that it rests on. */
export function Figures({ view }: { view: DebriefView }) {
  return (
    <section aria-label="Figures" data-testid="figures">
      <h2>Figures</h2>
      {view.score.figures.map((figure) => (
        <FigurePart key={figure.criterion} figure={figure} view={view} />
      ))}
    </section>
  );
}

function FigurePart({ figure, view }: { figure: Figure; view: DebriefView }) {
  const { criterion, title, unit, value, cases } = figure;
  return (
    <article class="figure-part" data-criterion={criterion}>
      <h3>
        {title}: <span class="figure">{tallyText(figure, (s) => inUnit(s, unit)) ?? inUnit(value, unit)}</span>
      </h3>
      {cases.length > 0 && (
        <table class="debrief-table">
          <tbody>
            {cases.map((each, i) => (
              <tr key={i} data-verdict={each.verdict}>
                <td>{each.what}</td>
                <td>
                  {VERDICT_TEXT[each.verdict]} {each.value !== null && unit === 's' && <span class="figure">{inUnit(each.value, unit)}</span>}
                  {each.limit !== null && <span class="muted"> of {inUnit(each.limit, unit)}</span>}
                </td>
                <td>
                  {each.moments.map((moment, j) => (
                    <div key={j}>
                      <MomentLink view={view} at={moment.at} what={`${moment.what}${moment.by === null ? '' : ` (${moment.by})`}`} />
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </article>
  );
}
