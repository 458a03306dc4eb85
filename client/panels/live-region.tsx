import { polite, urgent } from '../state/notices.ts';

/** Read out without moving the focus (WCAG 2.2, 4.1.3): an emergency or alarm at once, all else in its turn. */
export function LiveRegion() {
  return (
    <>
      <div class="unseen" role="alert" aria-live="assertive" aria-atomic="false" data-testid="urgent">
        {urgent.value.map(({ text, number }) => (
          <p key={number}>{text}</p>
        ))}
      </div>
      <div class="unseen" role="status" aria-live="polite" aria-atomic="false" data-testid="polite">
        {polite.value.map(({ text, number }) => (
          <p key={number}>{text}</p>
        ))}
      </div>
    </>
  );
}
