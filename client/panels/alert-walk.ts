import { effect } from '@preact/signals';
import type { Alert } from '../../shared/words/alert.ts';
import { railOpen } from '../state/layout.ts';
import { alertBefore, currentAlert } from '../state/current-alert.ts';
import { asideOpen } from '../state/open-panels.ts';
import { showAlert } from '../state/selection.ts';
import { alerts, alertsById, asideAlerts, unseenCount } from '../state/watch.ts';

/** The alert that keys act upon. */
export function currentOne(): Alert | null {
  return (currentAlert.value !== null ? alertsById.value.get(currentAlert.value) : undefined) ?? null;
}

/** Brings a card into view and gives it the focus; the rail opens for it. */
function focusCard(id: string): void {
  currentAlert.value = id;
  const aside = asideAlerts.value.some((alert) => alert.id === id);
  const folded = !railOpen.value || asideOpen.value !== aside;
  railOpen.value = true;
  asideOpen.value = aside;
  const focus = () => {
    const card = document.querySelector<HTMLElement>(`[data-alert-id="${id}"]`);
    card?.scrollIntoView({ block: 'nearest' });
    card?.querySelector<HTMLElement>('button.show, button.acknowledge')?.focus({ preventScroll: true });
  };
  // At once where it can be, so that the next key finds the focus; a folded rail has to be laid out first.
  if (folded) requestAnimationFrame(focus);
  else focus();
}

/** Goes to an alert's card and shows what it is about. */
export function goToAlert(alert: Alert | undefined): void {
  if (!alert) return;
  focusCard(alert.id);
  showAlert(alert);
}

/** Shows the most pressing alert and remembers where one was. */
export function goToWorst(): void {
  const worst = alerts.value[0];
  if (worst && currentAlert.value !== worst.id) alertBefore.value = currentAlert.value;
  goToAlert(worst);
}

/** Back to the alert that one was at before. */
export function goBack(): void {
  const before = alertBefore.value;
  const alert = before === null ? undefined : alertsById.value.get(before);
  alertBefore.value = currentAlert.value;
  goToAlert(alert);
}

/** The next card of the list, or the one before; the first when none is current. Only Show shows it on the chart. */
export function step(by: 1 | -1): void {
  const list = alerts.value;
  const at = list.findIndex((a) => a.id === currentAlert.value);
  const next = at < 0 ? list[0] : list[Math.min(list.length - 1, Math.max(0, at + by))];
  if (next) focusCard(next.id);
}

export function showCurrent(): void {
  const alert = currentOne() ?? alerts.value[0];
  if (alert) {
    currentAlert.value = alert.id;
    showAlert(alert);
  }
}

/** Nothing else on the screen hides a new alert (MSC.302(87) 9.15): the list comes back when one more wants a person. */
export function bringBackTheStanding(): () => void {
  let before = unseenCount.peek();
  return effect(() => {
    const now = unseenCount.value;
    if (now > before) asideOpen.value = false;
    before = now;
  });
}
