import { phase, present } from '../state/watch.ts';
import { Popover } from './popover.tsx';

/** Who has this watch on a screen. */
export function PresencePanel() {
  const list = present.value;
  const here = phase.value === 'live' ? list.length : '?';
  return (
    <Popover name="present" label="Who is here" flush="right" face={<>{here} here</>} faceLabel={`${here} here: ${list.map((p) => p.name).join(', ')}`}>
      <ul class="plain">
        {list.map((p) => (
          <li key={`${p.name} ${p.role}`}>
            <strong>{p.name}</strong> <span class="muted">{p.role}{p.screens > 1 ? `, ${p.screens} screens` : ''}</span>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
