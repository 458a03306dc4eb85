import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { z } from 'zod';
import { RULE_CARDS } from '../../../shared/words/rule-cards/cards.ts';
import { ZoneRuleName } from '../../../shared/words/zone.ts';
import { setValue } from '../state/editing.ts';
import { idsOf, type Script } from '../state/script.ts';
import { at, isList } from '../text/plain.ts';
import { controlOf, FieldFrame, type FieldProps } from './field.tsx';
import { shownAs, valueOf } from './typed.ts';

const RULES = [...Object.keys(RULE_CARDS), ...ZoneRuleName.options].sort();
const Zones = z.object({ features: z.array(z.object({ properties: z.object({ id: z.string(), name: z.string() }) })) });

/** One of those that there are. What the text has stays to be seen, whatever it is. */
export function ChoiceField(props: FieldProps) {
  const { field, path, script, words } = props;
  const zones = useZones(field.look === 'zone');
  const value = shownAs(field.look, script.given === null ? undefined : at(script.given, path));
  const possible = field.look === 'zone' ? [...areasOf(script), ...zones.value] : possibleOf(field, script, words.options);
  const all = value === '' || possible.includes(value) ? possible : [value, ...possible];
  const none = words.needed ? 'choose' : typeof words.usual === 'string' ? `as usual: ${words.usual}` : '–';
  return (
    <FieldFrame {...props}>
      <select {...controlOf(props)} value={value} onChange={(e) => setValue(path, valueOf(field.look, e.currentTarget.value))}>
        {(!words.needed || value === '') && <option value="">{none}</option>}
        {all.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** A vessel of the scenario, or by its MMSI one of the traffic. */
export function VesselField(props: FieldProps) {
  const { path, script } = props;
  const value = shownAs('vessel', script.given === null ? undefined : at(script.given, path));
  const ids = idsOf(script, ['vessel', ...(path[0] === 'injects' ? [] : ['person-in-water'])]);
  const asNumber = useSignal(/^\d+$/.test(value));
  const take = (typed: string): void => void setValue(path, valueOf('vessel', typed));
  return (
    <FieldFrame {...props}>
      <div class="with-button">
        {asNumber.value ? (
          <input {...controlOf(props)} value={value} placeholder="MMSI, nine digits" inputMode="numeric" autocomplete="off" onChange={(e) => take(e.currentTarget.value)} />
        ) : (
          <select {...controlOf(props)} value={value} onChange={(e) => take(e.currentTarget.value)}>
            <option value="">–</option>
            {[...(value === '' || ids.includes(value) ? [] : [value]), ...ids].map((id) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </select>
        )}
        <button type="button" disabled={props.disabled} aria-pressed={asNumber.value} title="A ship of the traffic, by its MMSI" onClick={() => void (asNumber.value = !asNumber.value)}>
          MMSI
        </button>
      </div>
    </FieldFrame>
  );
}

export function YesField(props: FieldProps) {
  const { path, script, words } = props;
  const usual = words.usual === true;
  const given = script.given === null ? undefined : at(script.given, path);
  const value = typeof given === 'boolean' ? given : usual;
  return (
    <FieldFrame {...props}>
      <span>
        <input {...controlOf(props)} type="checkbox" class="tick" checked={value} onChange={(e) => setValue(path, e.currentTarget.checked === usual ? undefined : e.currentTarget.checked)} />
      </span>
    </FieldFrame>
  );
}

function possibleOf(field: FieldProps['field'], script: Script, options: readonly string[]): readonly string[] {
  if (field.look === 'rule') return RULES;
  if (field.look === 'inject') return idsOf(script, field.kinds ?? []);
  // The schema lists how people write it; YAML reads 999 as a number.
  return [...new Set(options)];
}

const areasOf = (script: Script): string[] => {
  const areas = script.given === null ? undefined : at(script.given, ['areas']);
  return isList(areas) ? areas.map((area) => shownAs('line', at(area, ['id']))).filter((id) => id !== '') : [];
};

/** The ids of the zones that a new watch begins with: a scenario lies upon these. */
function useZones(wanted: boolean) {
  const zones = useSignal<readonly string[]>([]);
  useEffect(() => {
    if (!wanted) return;
    const load = async () => {
      const found: { default: unknown } = await import('../../../geodata/zones.json');
      zones.value = Zones.parse(found.default).features.map(({ properties }) => properties.id);
    };
    void load();
  }, [wanted]);
  return zones;
}
