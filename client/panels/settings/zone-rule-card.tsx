import { AlertPriority } from '../../../shared/words/alert.ts';
import type { VesselClass } from '../../../shared/words/vessel.ts';
import { told } from '../../../shared/words/rule-cards/card.ts';
import { ZONE_RULE_CARDS } from '../../../shared/words/rule-cards/cards.ts';
import type { ZoneRule } from '../../../shared/words/zone.ts';
import { ALL_CLASSES } from '../../state/selection.ts';
import { ruleFault, ZONE_RULE_FIELDS, ZONE_RULE_TEXT, type ZoneRuleField } from '../../state/settings/zone-rule-fields.ts';
import { CLASS_TEXT } from '../../state/vessel-text.ts';
import { PriorityMark } from '../icon.tsx';
import { CardText } from './card-text.tsx';
import { ClassPicks } from './class-picks.tsx';
import { NumberField } from './number-field.tsx';

/** Things that are no vessel never count in a zone. */
const VESSELS: readonly VesselClass[] = ALL_CLASSES.filter((name) => name !== 'none');

interface Props {
  zoneId: string;
  index: number;
  rule: ZoneRule;
  open: boolean;
  set: (rule: ZoneRule) => void;
  remove: () => void;
}

/** One rule of one zone, with every limit that counts in it. */
export function ZoneRuleCard({ zoneId, index, rule, open, set, remove }: Props) {
  const lacks = ruleFault(rule);
  /** A blank limit is left out. */
  const put = (name: ZoneRuleField['name'], value: number | null) => {
    const next = { ...rule };
    if (value === null) {
      if (name === 'aboveKn' || name === 'belowKn') delete next[name];
    } else next[name] = value;
    set(next);
  };
  return (
    <details class="rule-card" open={open || lacks !== null ? true : undefined}>
      <summary>
        <PriorityMark priority={rule.priority} filled={false} />
        <strong>{ZONE_RULE_TEXT[rule.rule]}</strong> <span class="muted">{rule.classes === undefined ? 'every vessel' : classesText(rule.classes)}</span>
      </summary>
      <CardText words={told(ZONE_RULE_CARDS[rule.rule], rule)} />
      {lacks !== null && <p class="error">This rule cannot be saved so: {lacks}</p>}
      <label class="stacked">
        Priority
        <select value={rule.priority} onChange={(e) => set({ ...rule, priority: AlertPriority.catch('warning').parse(e.currentTarget.value) })}>
          {AlertPriority.options.map((p) => (
            <option key={p} value={p}>
              {p}
            </option>
          ))}
        </select>
      </label>
      {ZONE_RULE_FIELDS[rule.rule].map(({ name, label, unit, why, needed, limit }) => (
        <NumberField key={name} field={`zone ${zoneId} rule ${index} ${name}`} label={label} unit={unit} why={why} limit={limit} needed={needed} value={rule[name] ?? null} set={(value) => put(name, value)} />
      ))}
      {rule.rule === 'zone-entry' && (
        <label class="tick">
          <input type="checkbox" checked={rule.firstSeenInside} onChange={(e) => set({ ...rule, firstSeenInside: e.currentTarget.checked })} />
          <span>Also one that is first seen inside</span>
        </label>
      )}
      <ClassPicks
        label="Which vessels"
        all="Every vessel"
        options={VESSELS}
        chosen={rule.classes ?? null}
        set={(classes) => {
          const { classes: _, ...rest } = rule;
          set(classes === null ? rest : { ...rest, classes });
        }}
      />
      <button type="button" class="danger" onClick={remove}>
        Take this rule away
      </button>
    </details>
  );
}

function classesText(classes: readonly VesselClass[]): string {
  const [first] = classes;
  return classes.length === 1 && first ? CLASS_TEXT[first].toLowerCase() : `${classes.length} classes`;
}
