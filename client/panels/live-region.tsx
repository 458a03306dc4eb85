import { notice, urgent } from '../state/notices.ts';

/** Read out without moving the focus (WCAG 2.2, 4.1.3): a new alert at once, all else in its turn. */
export function LiveRegion() {
  return (
    <>
      <div class="unseen" role="alert" aria-live="assertive" data-testid="urgent">
        {urgent.value && <span key={urgent.value.number}>{urgent.value.text}</span>}
      </div>
      <div class="unseen" role="status" aria-live="polite">
        {notice.value && <span key={notice.value.number}>{notice.value.text}</span>}
      </div>
    </>
  );
}
