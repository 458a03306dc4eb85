import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { METRES_PER_NM } from '../../../shared/geo/units.ts';
import { ZoneKind, ZoneProperties, ZoneRuleName, type ZoneFeature } from '../../../shared/words/zone.ts';
import { chart } from '../../state/selection.ts';
import { drawing, drawShape, endDrawing, penRefusal } from '../../state/settings/drawing.ts';
import { amiss, backToStanding, changes, chosenZone, removeZone, setAmiss, setZone } from '../../state/settings/editing.ts';
import { newZoneRule, ZONE_KIND_TEXT, ZONE_RULE_TEXT } from '../../state/settings/zone-rule-fields.ts';
import { areaM2, ringsOf } from '../../state/settings/zone-shape.ts';
import { live } from '../../state/watch.ts';
import { Icon } from '../icon.tsx';
import { Confirm } from './confirm.tsx';
import { CornersField } from './corners-field.tsx';
import { ZoneRuleCard } from './zone-rule-card.tsx';

/** One zone: its name, kind, shape and rules. */
export function ZoneForm({ zone, mayEdit }: { zone: ZoneFeature; mayEdit: boolean }) {
  const { id, name, kind, version, rules } = zone.properties;
  const head = useRef<HTMLHeadingElement>(null);
  /** The rule that was added last stands open. */
  const fresh = useSignal(-1);
  useLayoutEffect(() => head.current?.focus(), []);
  const touched = [...(changes.value?.added ?? []), ...(changes.value?.changed ?? [])].some((z) => z.properties.id === id);
  const isNew = live.settings.value?.zones.every((z) => z.properties.id !== id) ?? true;
  const leave = () => {
    endDrawing();
    chosenZone.value = null;
  };
  return (
    <section class="zone-form" aria-label={`Zone: ${name}`}>
      <button type="button" class="link" onClick={leave}>
        <Icon name="left" /> All zones
      </button>
      <header>
        <h3 ref={head} tabIndex={-1}>
          {name}
        </h3>
        <p class="muted">{isNew ? 'New; it gets its version when it is saved.' : touched ? `Version ${version} is in force until this is saved as version ${version + 1}.` : `Version ${version}.`}</p>
      </header>
      <fieldset disabled={!mayEdit} class="bare">
        <legend class="unseen">Zone</legend>
        <NameField id={id} name={name} />
        <label class="stacked">
          Kind
          <select value={kind} onChange={(e) => setZone(id, { kind: ZoneKind.catch('other').parse(e.currentTarget.value) })}>
            {ZoneKind.options.map((k) => (
              <option key={k} value={k}>
                {ZONE_KIND_TEXT[k]}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
      <Shape zone={zone} mayEdit={mayEdit} />
      <h4>Rules</h4>
      {rules.length === 0 && <p class="muted">No rule: it is drawn, and alerts nobody.</p>}
      <fieldset disabled={!mayEdit} class="bare">
        <legend class="unseen">Rules of {name}</legend>
        {rules.map((rule, i) => (
          <ZoneRuleCard
            key={i}
            zoneId={id}
            index={i}
            rule={rule}
            open={fresh.value === i}
            set={(next) => setZone(id, { rules: rules.map((r, n) => (n === i ? next : r)) })}
            remove={() => {
              forgetRules(id);
              fresh.value = -1;
              setZone(id, { rules: rules.filter((_, n) => n !== i) });
            }}
          />
        ))}
        {mayEdit && (
          <label class="stacked">
            Add a rule
            <select
              value=""
              onChange={(e) => {
                const chosen = ZoneRuleName.safeParse(e.currentTarget.value);
                e.currentTarget.value = '';
                if (!chosen.success) return;
                fresh.value = rules.length;
                setZone(id, { rules: [...rules, newZoneRule(chosen.data)] });
              }}
            >
              <option value="">A vessel …</option>
              {ZoneRuleName.options.map((r) => (
                <option key={r} value={r}>
                  {ZONE_RULE_TEXT[r]}
                </option>
              ))}
            </select>
          </label>
        )}
      </fieldset>
      {mayEdit && <Ends zone={zone} isNew={isNew} touched={touched} />}
    </section>
  );
}

/** Fields of rules are counted: when one goes, the others move up. */
function forgetRules(id: string): void {
  for (const field of amiss.value.keys()) if (field.startsWith(`zone ${id} rule `)) setAmiss(field, null);
}

function NameField({ id, name }: { id: string; name: string }) {
  const field = `zone ${id} name`;
  const kept = amiss.value.get(field);
  const type = (text: string) => {
    const read = ZoneProperties.shape.name.safeParse(text.trim());
    setAmiss(field, read.success ? null : { text, words: 'A zone needs a name of at most 80 characters.' });
    if (read.success) setZone(id, { name: text });
  };
  return (
    <label class="stacked">
      Name
      <input value={kept?.text ?? name} maxLength={80} autocomplete="off" aria-invalid={kept !== undefined} onInput={(e) => type(e.currentTarget.value)} />
      {kept && <span class="error">{kept.words}</span>}
    </label>
  );
}

function Shape({ zone, mayEdit }: { zone: ZoneFeature; mayEdit: boolean }) {
  const { id } = zone.properties;
  const rings = ringsOf(zone.geometry);
  const corners = rings.reduce((n, ring) => n + ring.length - 1, 0);
  const editing = drawing.value?.kind === 'edit' && drawing.value.id === id;
  const area = areaM2(zone.geometry) / METRES_PER_NM ** 2;
  return (
    <section class="zone-shape" aria-label="Shape">
      <h4>Shape</h4>
      <p class="muted">
        {corners} corners{rings.length > 1 && <> in {rings.length} outlines</>}, {area < 10 ? area.toFixed(2) : Math.round(area)} square nautical miles
      </p>
      <div class="actions">
        <button type="button" onClick={() => chart.value?.showAll(rings.flat())}>
          Show
        </button>
        {mayEdit && (
          <button type="button" aria-pressed={editing} onClick={() => (editing ? endDrawing() : void drawShape(id))}>
            {editing ? 'Done on the chart' : 'Change on the chart'}
          </button>
        )}
      </div>
      {editing && (
        <p class="hint" role="status">
          {penRefusal.value ?? 'Drag a corner to move it. Drag a dot between two to add one. Right-click a corner to take it away.'}
        </p>
      )}
      <CornersField zone={zone} mayEdit={mayEdit} />
    </section>
  );
}

function Ends({ zone, isNew, touched }: { zone: ZoneFeature; isNew: boolean; touched: boolean }) {
  const asked = useSignal(false);
  const { id, name } = zone.properties;
  const standing = [...live.alertsById.value.values()].filter((alert) => alert.zone?.id === id).length;
  const remove = () => {
    endDrawing();
    removeZone(id);
  };
  if (asked.value) {
    return (
      <Confirm label={`Delete ${name}?`} yes={`Delete ${name}`} onYes={remove} onNo={() => void (asked.value = false)}>
        <p>
          <strong>Delete “{name}”?</strong> It goes when the draft is saved; until then it stands and alerts.{' '}
          {standing === 0
            ? 'No alert of it stands now.'
            : `${standing === 1 ? 'One alert of it stands' : `${standing} alerts of it stand`} now and will stay: without its zone it can no longer be checked, so nothing clears it but a person.`}
        </p>
      </Confirm>
    );
  }
  return (
    <div class="actions zone-ends">
      {touched && !isNew && (
        <button type="button" onClick={() => backToStanding(id)}>
          Back to version {zone.properties.version}
        </button>
      )}
      <button type="button" class="danger" onClick={() => (isNew ? remove() : void (asked.value = true))}>
        {isNew ? 'Do not add it' : 'Delete zone'}
      </button>
    </div>
  );
}
