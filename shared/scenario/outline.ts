import { openYaml } from './open-yaml.ts';
import { valueAt } from './read-yaml.ts';
import { Scenario } from './scenario.ts';

/** What can be told of a scenario even where its text has faults. */
export interface ScenarioOutline {
  readonly title: string;
  readonly brief: string;
  readonly objectives: readonly string[];
  readonly minutes: number | null;
}

const UNTITLED = 'Without a title';

/** What a scenario's text says of itself, as far as it can be read. */
export function scenarioOutline(text: string): ScenarioOutline {
  const opened = openYaml(text);
  const given = 'given' in opened ? opened.given : null;
  const { title, brief, objectives, lasts } = Scenario.shape;
  const length = lasts.safeParse(valueAt(given, ['lasts'])).data;
  return {
    title: title.safeParse(valueAt(given, ['title'])).data ?? titleLine(text),
    brief: brief.safeParse(valueAt(given, ['brief'])).data ?? '',
    objectives: objectives.safeParse(valueAt(given, ['objectives'])).data ?? [],
    minutes: length === undefined ? null : Math.round(length / 60_000),
  };
}

/** Of a text that is no YAML, the line that would have been its title. */
const titleLine = (text: string): string => /^title:\s*["']?(\S[^\n"']{0,99})/m.exec(text)?.[1]?.trim() ?? UNTITLED;
