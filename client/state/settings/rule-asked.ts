import { batch, signal } from '@preact/signals';
import { openSettings } from '../open-panels.ts';
import { chosenZone } from './editing.ts';

/** The rule that is to be opened among the rules; null when none was asked for. */
export const ruleAsked = signal<string | null>(null);

/** Goes to where a rule's limits are set: its zone, where it is a zone's, else the rule. */
export function goToRule(rule: string, zone: string | null): void {
  batch(() => {
    if (zone === null) ruleAsked.value = rule;
    else chosenZone.value = zone;
    openSettings(zone === null ? 'rules' : 'zones');
  });
}
