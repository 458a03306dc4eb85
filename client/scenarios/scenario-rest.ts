import { z } from 'zod';
import { ScenarioCard, ScenarioVersion, ScenarioView, type ScenarioChange, type ScenarioId, type ScenarioShelving } from '../../shared/wire/scenarios.ts';
import { ask, type Asked } from '../stream/ask.ts';

export const scenarios = (aside = false): Promise<Asked<ScenarioCard[]>> => ask(z.array(ScenarioCard), `/scenarios${aside ? '?aside=true' : ''}`);
export const scenarioOf = (id: ScenarioId, revision: number | null = null): Promise<Asked<ScenarioView>> => ask(ScenarioView, `/scenarios/${encodeURIComponent(id)}${revision === null ? '' : `?revision=${revision}`}`);
export const versionsOf = (id: ScenarioId): Promise<Asked<ScenarioVersion[]>> => ask(z.array(ScenarioVersion), `/scenarios/${id}/versions`);
export const makeScenario = (text: string): Promise<Asked<ScenarioView>> => ask(ScenarioView, '/scenarios', { text });
export const saveScenario = (id: ScenarioId, change: ScenarioChange): Promise<Asked<ScenarioView>> => ask(ScenarioView, `/scenarios/${id}/versions`, change);
export const shelveScenario = (id: ScenarioId, shelving: ScenarioShelving): Promise<Asked<ScenarioView>> => ask(ScenarioView, `/scenarios/${id}/shelf`, shelving);
