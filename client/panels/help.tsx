import { singleKeys } from '../state/layout.ts';
import { helpOpen } from '../state/open-panels.ts';
import { serverVersion } from '../state/watch.ts';
import { Icon } from './icon.tsx';
import { KEYS } from './keys.ts';
import { REVIEW_KEYS } from '../replay/review-keys.ts';

/** Every key, and the switch that turns the single letters off. */
export function Help() {
  if (!helpOpen.value) return null;
  return (
    <section class="help" aria-label="Keys">
      <header class="card-head">
        <h2>Keys</h2>
        <button type="button" class="quiet square" aria-label="Close the list of keys" onClick={() => void (helpOpen.value = false)}>
          <Icon name="close" />
        </button>
      </header>
      <dl>
        {[...KEYS, ...REVIEW_KEYS].map((k) => (
          <div key={k.key} class={singleKeys.value ? '' : 'off'}>
            <dt>
              <kbd>{k.key === ' ' ? 'Space' : k.key}</kbd>
            </dt>
            <dd>{k.does}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>Close, then deselect</dd>
        </div>
      </dl>
      <label class="tick">
        <input type="checkbox" checked={singleKeys.value} onChange={(e) => void (singleKeys.value = e.currentTarget.checked)} />
        <span>Single-letter keys</span>
      </label>
      <p class="muted">Varne {serverVersion}. Not for navigation.</p>
    </section>
  );
}
