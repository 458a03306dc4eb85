import type { DebriefLineView, DebriefView } from '../../shared/wire/debrief.ts';
import { clockFace, clockText } from '../state/time-text.ts';

const ROWS: readonly { kinds: readonly DebriefLineView['kind'][]; title: string }[] = [
  { kinds: ['inject'], title: 'Injects' },
  { kinds: ['report'], title: 'Reports' },
  { kinds: ['alert'], title: 'Alerts' },
  { kinds: ['source'], title: 'Sources' },
  { kinds: ['mark', 'note'], title: 'Marks' },
];
const LEFT = 72;
const WIDTH = 900;
const ROW = 26;

/** The take as one line of time, a row for each kind of thing. The table below says the same in words. */
export function DebriefTimeLine({ view: { from, to, lines } }: { view: DebriefView }) {
  const span = Math.max(1, to - from);
  const x = (at: number) => LEFT + ((at - from) / span) * (WIDTH - LEFT - 12);
  const rows = ROWS.filter(({ kinds }) => lines.some(({ kind }) => kinds.includes(kind)));
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => from + part * span);
  const height = rows.length * ROW + 22;
  return (
    <section aria-label="Line of time">
      <svg class="debrief-line" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={`What happened from ${clockText(from)} to ${clockText(to)}; the table below says it in words`}>
        {ticks.map((at) => (
          <g key={at}>
            <line class="tick" x1={x(at)} x2={x(at)} y1={0} y2={height - 18} />
            <text class="tick-text" x={x(at)} y={height - 4} text-anchor={at === from ? 'start' : at === to ? 'end' : 'middle'}>
              {clockFace(at)}
            </text>
          </g>
        ))}
        {rows.map(({ kinds, title }, row) => (
          <g key={title} transform={`translate(0 ${row * ROW})`}>
            <text class="row-title" x={0} y={ROW / 2 + 4}>
              {title}
            </text>
            {lines
              .filter(({ kind }) => kinds.includes(kind))
              .map((line, i) => (
                <circle key={i} class={`dot-${line.kind} ${line.by === null ? '' : 'by-person'}`} cx={x(line.at)} cy={ROW / 2} r={5}>
                  <title>{`${clockText(line.at)} ${line.what}${line.by === null ? '' : ` (${line.by})`}`}</title>
                </circle>
              ))}
          </g>
        ))}
      </svg>
      <p class="muted on-screen">Filled: done by a person. Hollow: by itself.</p>
    </section>
  );
}
