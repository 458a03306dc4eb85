import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { settingsOpen } from '../state/open-panels.ts';

/** Fetched when it is first opened: most screens never do. */
const drawer = signal<FunctionComponent | null>(null);
const failed = signal(false);
let asked = false;

async function load(): Promise<void> {
  if (asked) return;
  asked = true;
  try {
    const { Drawer, followDraft } = await import('./settings/drawer.tsx');
    followDraft();
    drawer.value = Drawer;
    failed.value = false;
  } catch {
    failed.value = true;
    asked = false;
  }
}

/** The drawer of zones, rules and noise, left of the chart. */
export function SettingsDrawer() {
  if (settingsOpen.value === null) return null;
  const Loaded = drawer.value;
  if (Loaded) return <Loaded />;
  void load();
  return (
    <aside class="drawer" aria-label="Zones and rules">
      <p role="status">{failed.value ? 'This part could not be loaded. Close it and open it again when the link is back.' : 'Loading…'}</p>
    </aside>
  );
}
