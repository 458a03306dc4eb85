import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { announceQuietly } from '../../state/notices.ts';
import { live, watchName } from '../../state/watch.ts';
import { takeZones, zonesNow } from '../../state/settings/editing.ts';
import { readZoneFile, zoneFileText } from '../../state/settings/zone-file.ts';

/** Zones to a GeoJSON file and from one. What a file brings goes into the draft, all of it or nothing. */
export function ZoneFile({ mayImport }: { mayImport: boolean }) {
  const words = useSignal('');
  const problems = useSignal<readonly string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const say = (said: string, wrong: readonly string[] = []) => {
    words.value = said;
    problems.value = wrong;
    announceQuietly(said);
  };
  const take = async (file: File) => {
    const read = readZoneFile(await file.text(), file.name, [...zonesNow.value, ...(live.settings.value?.zones ?? [])].map((zone) => zone.properties.id));
    if (!read.ok) {
      say(`Nothing was taken from ${file.name}: ${read.problems.length === 1 ? 'this does' : `these ${read.problems.length} things do`} not fit.`, read.problems);
      return;
    }
    const { added, changed, same } = takeZones(read.zones);
    if (added + changed === 0) say(`${file.name} says what stands already: ${same === 1 ? 'its zone is' : `all ${same} zones are`} the same.`);
    else say(`From ${file.name}: ${added} new, ${changed} changed, ${same} the same. They are in the draft: try it, then save.`);
  };
  return (
    <>
      {mayImport && (
        <>
          <button type="button" onClick={() => input.current?.click()}>
            Import GeoJSON
          </button>
          <input
            ref={input}
            type="file"
            class="unseen"
            tabIndex={-1}
            aria-label="GeoJSON file with zones"
            accept=".json,.geojson,application/geo+json,application/json"
            onChange={(e) => {
              const file = e.currentTarget.files?.[0];
              if (file) void take(file);
              e.currentTarget.value = '';
            }}
          />
        </>
      )}
      <button type="button" onClick={download}>
        Export GeoJSON
      </button>
      {words.value !== '' && (
        <div class="file-words">
          <p>{words.value}</p>
          {problems.value.length > 0 && (
            <ul>
              {problems.value.slice(0, 20).map((problem) => (
                <li key={problem} class="error">
                  {problem}
                </li>
              ))}
              {problems.value.length > 20 && <li>and {problems.value.length - 20} more</li>}
            </ul>
          )}
        </div>
      )}
    </>
  );
}

/** The zones as they are looked at: with a draft, those of the draft. */
function download(): void {
  const url = URL.createObjectURL(new Blob([zoneFileText(zonesNow.value)], { type: 'application/geo+json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `zones-${(watchName.value ?? 'varne').replace(/[^\w-]+/g, '-')}-revision-${live.settings.value?.revision ?? 0}.geojson`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
