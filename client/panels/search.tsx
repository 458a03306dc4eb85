import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { findTracks, type Found } from '../state/search-ranking.ts';
import { searchAsked } from '../state/open-panels.ts';
import { showTrack } from '../state/selection.ts';
import { mmsiText, nameText, whatText } from '../state/vessel-text.ts';
import { picture } from '../state/watch.ts';
import { Icon } from './icon.tsx';

/** Finds a track by name, MMSI or call sign; Enter selects and shows it. */
export function Search() {
  const query = useSignal('');
  const open = useSignal(false);
  const at = useSignal(0);
  const box = useRef<HTMLInputElement>(null);
  const asked = searchAsked.value;
  // Before the next key comes, or the first letter typed would act as a key of its own.
  useLayoutEffect(() => {
    if (asked > 0) box.current?.select();
    if (asked > 0) box.current?.focus();
  }, [asked]);

  const { found, total } = open.value ? findTracks(picture.roster(), query.value) : { found: [], total: 0 };
  const active = Math.min(at.value, found.length - 1);
  const take = (hit: Found) => {
    open.value = false;
    // The keys are the chart's and the alerts' again.
    box.current?.blur();
    showTrack(hit.item.handle);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') at.value = Math.min(active + 1, found.length - 1);
    else if (event.key === 'ArrowUp') at.value = Math.max(active - 1, 0);
    else if (event.key === 'Enter') {
      const hit = found[active];
      if (hit) take(hit);
    } else if (event.key === 'Escape') {
      if (open.value && query.value !== '') query.value = '';
      else box.current?.blur();
      open.value = false;
    } else return;
    event.preventDefault();
  };
  return (
    <search class="search">
      <Icon name="search" />
      <input
        ref={box}
        role="combobox"
        aria-label="Search by name, MMSI or call sign"
        aria-keyshortcuts="/"
        aria-expanded={found.length > 0}
        aria-controls="search-found"
        aria-autocomplete="list"
        aria-activedescendant={found[active] ? `found-${found[active].item.handle}` : undefined}
        placeholder="Name, MMSI, call sign"
        autocomplete="off"
        spellcheck={false}
        value={query.value}
        onInput={(e) => {
          query.value = e.currentTarget.value;
          open.value = true;
          at.value = 0;
        }}
        onFocus={() => void (open.value = true)}
        onBlur={() => void (open.value = false)}
        onKeyDown={onKey}
      />
      <kbd aria-hidden="true">/</kbd>
      {open.value && query.value.trim() !== '' && (
        <div class="found">
          <ul id="search-found" role="listbox" aria-label="Found tracks">
            {found.map((hit, i) => (
              <li
                key={hit.item.handle}
                id={`found-${hit.item.handle}`}
                role="option"
                aria-selected={i === active}
                // Before the blur, which would close the list.
                onPointerDown={(e) => {
                  e.preventDefault();
                  take(hit);
                }}
              >
                <strong>{nameText(hit.item)}</strong>
                <span class="muted">
                  {[whatText(hit.item), hit.item.mmsi === null ? null : mmsiText(hit.item.mmsi), hit.item.callsign].filter((v) => v !== null).join(' · ')}
                </span>
              </li>
            ))}
          </ul>
          <p class="muted" role="status">
            {total === 0 ? 'Nothing of that name, MMSI or call sign.' : total > found.length ? `${total - found.length} more: type on.` : `${total} found.`}
          </p>
        </div>
      )}
    </search>
  );
}
