import '../../style/settings.css';
import { effect } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ZoneInFocus } from '../../map/contract.ts';
import { hasDraft, zonesInFocus } from '../../state/focus.ts';
import { closeSettings, openSettings, settingsOpen, type SettingsTab } from '../../state/open-panels.ts';
import { whyNotChangeSettings } from '../../state/permission.ts';
import { drawing } from '../../state/settings/drawing.ts';
import { changes, chosenZone, draft, warnBeforeLeaving, zoneNow } from '../../state/settings/editing.ts';
import { trial } from '../../state/settings/trial.ts';
import { me } from '../../state/watch.ts';
import { Icon } from '../icon.tsx';
import { DraftFoot } from './draft-foot.tsx';
import { NoiseTab } from './noise-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import { TrialTab } from './trial-tab.tsx';
import { ZonesTab } from './zones-tab.tsx';

const TABS: readonly (readonly [SettingsTab, string])[] = [
  ['zones', 'Zones'],
  ['rules', 'Rules'],
  ['trial', 'Trial'],
  ['noise', 'Noise'],
];

/** From when it is loaded on: a draft is told where the drawer is closed, and is not lost by leaving. */
export function followDraft(): void {
  warnBeforeLeaving();
  effect(() => void (hasDraft.value = draft.value !== null));
}

/** Zones, rules, what they would raise, and how loud they are. Beside the chart, so that both are seen. */
export function Drawer() {
  const tab = settingsOpen.value ?? 'zones';
  const whyNot = whyNotChangeSettings(me.value?.role ?? null);
  const head = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const returnTo = document.activeElement;
    head.current?.focus();
    return () => {
      // Closed by a key from inside: the focus goes back to where it came from.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && returnTo instanceof HTMLElement) returnTo.focus();
      });
    };
  }, []);
  useEffect(() => {
    const end = effect(() => void (zonesInFocus.value = settingsOpen.value === 'zones' || settingsOpen.value === 'trial' ? inFocus() : []));
    return () => {
      end();
      zonesInFocus.value = [];
    };
  }, []);
  return (
    <aside class="drawer" aria-label="Zones and rules" data-testid="drawer">
      <header class="drawer-head">
        <h2 ref={head} tabIndex={-1}>
          Zones and rules
        </h2>
        <button type="button" class="quiet square" aria-label={draft.value ? 'Close; the draft is kept' : 'Close zones and rules'} onClick={closeSettings}>
          <Icon name="close" />
        </button>
      </header>
      <div class="drawer-tabs" role="group" aria-label="What is shown">
        {TABS.map(([name, text]) =>
          name === 'trial' && trial.value === null && tab !== 'trial' ? null : (
            <button key={name} type="button" class="quiet" aria-pressed={tab === name} onClick={() => openSettings(name)}>
              {text}
            </button>
          ),
        )}
      </div>
      {whyNot !== null && tab !== 'noise' && (
        <p class="drawer-note" role="note">
          {whyNot}
        </p>
      )}
      <div class="drawer-body" key={tab}>
        {tab === 'zones' && <ZonesTab mayEdit={whyNot === null} />}
        {tab === 'rules' && <RulesTab mayEdit={whyNot === null} />}
        {tab === 'trial' && <TrialTab />}
        {tab === 'noise' && <NoiseTab />}
      </div>
      {draft.value && whyNot === null && <DraftFoot draft={draft.value} />}
    </aside>
  );
}

/** The zone that is looked at and those that the draft touches; one that is under the pen is drawn by the pen. */
function inFocus(): ZoneInFocus[] {
  const made = [...(changes.value?.added ?? []), ...(changes.value?.changed ?? [])];
  const ids = new Set(made.map((zone) => zone.properties.id));
  const chosen = zoneNow.value;
  const pen = drawing.value?.kind === 'edit' ? drawing.value.id : null;
  const list: ZoneInFocus[] = made.filter(({ properties: { id } }) => id !== chosenZone.value).map(({ geometry, properties: { name } }) => ({ geometry, name, how: 'draft' }));
  if (chosen && chosen.properties.id !== pen) list.push({ geometry: chosen.geometry, name: chosen.properties.name, how: ids.has(chosen.properties.id) ? 'chosen-draft' : 'chosen' });
  return list;
}
