import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { z } from 'zod';
import { told, type RuleCard } from '../../../shared/words/rule-cards/card.ts';
import { RULE_CARDS } from '../../../shared/words/rule-cards/cards.ts';
import { VesselClass } from '../../../shared/words/vessel.ts';
import { notDelivered } from '../../state/settings/draft.ts';
import { rulesNow, setAmiss, setLimit } from '../../state/settings/editing.ts';
import { valueAt, type Limit } from '../../state/settings/limits.ts';
import { limitLabel, partTitle, RULE_GROUPS, ruleTitle, type RuleGroup } from '../../state/settings/rule-words.ts';
import { ruleAsked } from '../../state/settings/rule-asked.ts';
import { CLASS_TEXT } from '../../state/vessel-text.ts';
import { CardText } from './card-text.tsx';
import { ClassPicks } from './class-picks.tsx';
import { NumberField } from './number-field.tsx';

const CARDS: ReadonlyMap<string, RuleCard> = new Map(Object.entries(RULE_CARDS));

/** Every rule that is no zone's: on or off, and its limits. Only what is other than delivered is marked. */
export function RulesTab({ mayEdit }: { mayEdit: boolean }) {
  const apart = notDelivered(rulesNow.value);
  return (
    <>
      <p class="muted">{apart.length === 0 ? 'All limits are as delivered.' : `${apart.length === 1 ? 'One limit is' : `${apart.length} limits are`} other than delivered; marked below.`} A zone's own rules are with the zone.</p>
      <fieldset disabled={!mayEdit} class="bare">
        <legend class="unseen">Limits of the rules</legend>
        {RULE_GROUPS.map((group) => (
          <Rule key={group.name} group={group} apart={apart.filter((limit) => limit.path[0] === group.name)} />
        ))}
      </fieldset>
    </>
  );
}

function Rule({ group, apart }: { group: RuleGroup; apart: readonly Limit[] }) {
  const { name, limits } = group;
  const on = limits.find((limit) => limit.path.length === 2 && limit.path[1] === 'on');
  const isOff = on !== undefined && valueAt(rulesNow.value, on.path) === false;
  const card = CARDS.get(name);
  const box = useRef<HTMLDetailsElement>(null);
  const asked = ruleAsked.value === name;
  useLayoutEffect(() => {
    if (!asked || !box.current) return;
    box.current.open = true;
    box.current.scrollIntoView({ block: 'start' });
    box.current.querySelector('summary')?.focus();
    ruleAsked.value = null;
  }, [asked]);
  const parts = [...new Set(limits.filter((limit) => limit.path.length === 3).map((limit) => limit.path[1] ?? ''))];
  return (
    <details class="rule-card" ref={box}>
      <summary>
        <strong>{ruleTitle(name)}</strong>
        {isOff && <span class="warn-text">off</span>}
        {apart.length > 0 && <span class="tag-draft">{apart.length} not as delivered</span>}
      </summary>
      {card ? <CardText words={told(card, rulesNow.value)} /> : <p class="muted">When something counts as small, still, large or in harbour.</p>}
      {on && <LimitRow limit={on} isApart={apart.includes(on)} />}
      {parts.map((part) => (
        <fieldset key={part} class="rule-part">
          <legend>{partTitle(part)}</legend>
          <Limits limits={limits.filter((limit) => limit.path.length === 3 && limit.path[1] === part)} apart={apart} />
        </fieldset>
      ))}
      <Limits limits={limits.filter((limit) => limit.path.length === 2 && limit !== on)} apart={apart} />
    </details>
  );
}

function Limits({ limits, apart }: { limits: readonly Limit[]; apart: readonly Limit[] }) {
  return (
    <>
      {limits.map((limit) => (
        <LimitRow key={limit.path.join('.')} limit={limit} isApart={apart.includes(limit)} />
      ))}
    </>
  );
}

/** One limit, and the way back where it is other than delivered. */
function LimitRow({ limit, isApart }: { limit: Limit; isApart: boolean }) {
  const { label } = limitLabel(limit.path);
  const back = () => {
    setAmiss(`rule ${limit.path.join(' ')}`, null);
    setLimit(limit.path, undefined);
  };
  return (
    <div class={isApart ? 'limit-row apart' : 'limit-row'}>
      <LimitField limit={limit} />
      {isApart && (
        <button type="button" class="link" aria-label={`${label}: back to delivered, ${deliveredText(limit)}`} onClick={back}>
          Back to delivered: {deliveredText(limit)}
        </button>
      )}
    </div>
  );
}

function LimitField({ limit }: { limit: Limit }) {
  const { path } = limit;
  const { label, unit, why } = limitLabel(path);
  const value = valueAt(rulesNow.value, path);
  switch (limit.kind) {
    case 'number':
      return <NumberField field={`rule ${path.join(' ')}`} label={label} unit={unit} why={why} limit={limit} value={typeof value === 'number' ? value : null} set={(next) => setLimit(path, next ?? undefined)} />;
    case 'switch':
      return (
        <label class="tick">
          <input type="checkbox" checked={value === true} onChange={(e) => setLimit(path, e.currentTarget.checked)} />
          <span>
            {label} <span class="muted">{why}</span>
          </span>
        </label>
      );
    case 'choice':
      return (
        <div class="limit">
          <label class="choice">
            <span>{label}</span>
            <select value={typeof value === 'string' ? value : ''} onChange={(e) => setLimit(path, e.currentTarget.value)}>
              {limit.options.map((option) => (
                <option key={option} value={option}>
                  {option}
                </option>
              ))}
            </select>
          </label>
          <p class="muted">{why}</p>
        </div>
      );
    case 'choices':
      return <Classes label={`${label}. ${why}`} chosen={z.array(VesselClass).catch([]).parse(value)} options={z.array(VesselClass).catch([]).parse(limit.options)} set={(next) => setLimit(path, next)} />;
  }
}

function Classes({ label, chosen, options, set }: { label: string; chosen: readonly VesselClass[]; options: readonly VesselClass[]; set: (classes: VesselClass[]) => void }) {
  const open = useSignal(false);
  if (!open.value) {
    return (
      <p>
        <span class="muted">{label} </span>
        {chosen.length === 0 ? 'none' : chosen.map((name) => CLASS_TEXT[name]).join(', ')}{' '}
        <button type="button" class="link" aria-label={`${label} Change`} onClick={() => void (open.value = true)}>
          Change
        </button>
      </p>
    );
  }
  return <ClassPicks label={label} all={null} options={options} chosen={chosen} set={(next) => set(next ?? [])} />;
}

function deliveredText(limit: Limit): string {
  switch (limit.kind) {
    case 'switch':
      return limit.delivered ? 'on' : 'off';
    case 'number':
      return `${limit.delivered ?? 'none'} ${limitLabel(limit.path).unit}`.trim();
    case 'choice':
      return limit.delivered ?? 'none';
    case 'choices':
      return (limit.delivered ?? []).map((name) => CLASS_TEXT[VesselClass.catch('other').parse(name)]).join(', ') || 'none';
  }
}
