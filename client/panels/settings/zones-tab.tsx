import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ZoneFeature } from '../../../shared/words/zone.ts';
import { chart } from '../../state/selection.ts';
import { endDrawing } from '../../state/settings/drawing.ts';
import { backToStanding, changes, chosenZone, zoneNow, zonesNow } from '../../state/settings/editing.ts';
import { ZONE_KIND_TEXT } from '../../state/settings/zone-rule-fields.ts';
import { ringsOf } from '../../state/settings/zone-shape.ts';
import { NewZone } from './new-zone.tsx';
import { ZoneFile } from './zone-file.tsx';
import { ZoneForm } from './zone-form.tsx';

/** Where the focus goes when the list is there again: the row that was left, or the button of a new zone. */
let leftFrom: string | null = null;
const NEW = 'new zone';

/** Chooses a zone and brings it into view. */
function chooseZone(zone: ZoneFeature): void {
  endDrawing();
  leftFrom = zone.properties.id;
  chosenZone.value = zone.properties.id;
  chart.value?.showAll(ringsOf(zone.geometry).flat());
}

/** All zones; or the one that is chosen. */
export function ZonesTab({ mayEdit }: { mayEdit: boolean }) {
  const adding = useSignal(false);
  const zone = zoneNow.value;
  const body = useRef<HTMLDivElement>(null);
  const listed = zone === null && !adding.value;
  useLayoutEffect(() => {
    if (!listed || leftFrom === null) return;
    const row = [...(body.current?.querySelectorAll<HTMLElement>('[data-zone]') ?? [])].find((element) => element.dataset.zone === leftFrom);
    row?.focus();
    leftFrom = null;
  }, [listed]);
  if (zone) return <ZoneForm key={zone.properties.id} zone={zone} mayEdit={mayEdit} />;
  if (adding.value) return <NewZone close={() => void (adding.value = false)} />;
  return (
    <div class="bare" ref={body}>
      {mayEdit && (
        <div class="actions">
          <button
            type="button"
            data-zone={NEW}
            onClick={() => {
              leftFrom = NEW;
              adding.value = true;
            }}
          >
            New zone
          </button>
          <ZoneFile mayImport />
        </div>
      )}
      {!mayEdit && <ZoneFile mayImport={false} />}
      <ZoneList />
    </div>
  );
}

function ZoneList() {
  const { added = [], changed = [], removed = [] } = changes.value ?? {};
  const isNew = new Set(added.map((zone) => zone.properties.id));
  const isChanged = new Set(changed.map((zone) => zone.properties.id));
  if (zonesNow.value.length === 0 && removed.length === 0) return <p class="muted">There are no zones. Nothing alerts by area.</p>;
  return (
    <ul class="plain zone-list" aria-label="Zones">
      {zonesNow.value.map((zone) => {
        const { id, name, kind, version, rules } = zone.properties;
        const how = isNew.has(id) ? 'new' : isChanged.has(id) ? 'changed' : null;
        return (
          <li key={id}>
            <button type="button" class="row-button" data-zone={id} onClick={() => chooseZone(zone)}>
              <strong>{name}</strong>
              <span class="muted">
                {ZONE_KIND_TEXT[kind]} · {how === 'new' ? 'new' : `version ${version}`} · {rules.length === 0 ? 'no rules' : rules.length === 1 ? '1 rule' : `${rules.length} rules`}
              </span>
              {how && <span class="tag-draft">{how}</span>}
            </button>
          </li>
        );
      })}
      {removed.map((zone) => (
        <li key={zone.properties.id} class="removed">
          <span>
            <s>{zone.properties.name}</s> <span class="muted">deleted in the draft</span>
          </span>
          <button type="button" aria-label={`Bring ${zone.properties.name} back`} onClick={() => backToStanding(zone.properties.id)}>
            Bring back
          </button>
        </li>
      ))}
    </ul>
  );
}
