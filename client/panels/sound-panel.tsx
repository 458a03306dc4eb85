import { soundMuted, soundVolume } from '../state/layout.ts';
import type { SoundingPriority } from '../../shared/words/sound.ts';
import { enableSound, soundState, testSound } from '../sound/sounding.ts';
import { Icon } from './icon.tsx';
import { Popover } from './popover.tsx';

const TESTS: readonly [SoundingPriority, string][] = [
  ['emergency', 'two pitches in turn, without a break'],
  ['alarm', 'three short, every 8 s'],
  ['warning', 'two short, again after 60 s'],
];

/** How loud this screen is, what each priority sounds like, and whether it can be heard at all. */
export function SoundPanel() {
  const state = soundState.value;
  const words = state === 'absent' ? 'No sound' : state === 'blocked' ? 'Sound blocked' : soundMuted.value ? 'Silent here' : 'Sound';
  const heard = words === 'Sound';
  return (
    <Popover
      name="sound"
      label="Sound"
      flush="right"
      face={
        <span class={`sound-face ${heard ? '' : 'warn-text'}`}>
          <Icon name={heard ? 'sound' : 'soundless'} />
          {!heard && <> {words}</>}
        </span>
      }
      faceLabel={heard ? 'Sound' : `Sound: ${words}`}
    >
      {state === 'blocked' && (
        <p class="warn-text">
          The browser holds sound back until this page is touched.{' '}
          <button type="button" onClick={enableSound}>
            Turn sound on
          </button>
        </p>
      )}
      {state === 'absent' && <p class="warn-text">This browser has no sound. Alerts flash and stand in the rail.</p>}
      <label class="volume">
        Volume
        <input type="range" min="10" max="100" step="5" value={Math.round(soundVolume.value * 100)} onInput={(e) => void (soundVolume.value = Number(e.currentTarget.value) / 100)} />
        <span class="figure">{Math.round(soundVolume.value * 100)} %</span>
      </label>
      <ul class="plain sound-tests" aria-label="Hear each sound">
        {TESTS.map(([priority, rhythm]) => (
          <li key={priority}>
            <button type="button" onClick={() => testSound(priority)}>
              Test {priority}
            </button>
            <span class="muted">{rhythm}</span>
          </li>
        ))}
      </ul>
      <p class="muted">Cautions are silent.</p>
      <label class="tick">
        <input type="checkbox" checked={soundMuted.value} onChange={(e) => void (soundMuted.value = e.currentTarget.checked)} />
        <span>Keep this screen silent: another screen of this desk sounds</span>
      </label>
    </Popover>
  );
}
