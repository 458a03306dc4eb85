import type { ComponentChildren } from 'preact';
import { focusOnce } from '../alert-form.tsx';

interface Props {
  label: string;
  yes: string;
  onYes: () => void;
  onNo: () => void;
  children: ComponentChildren;
}

/** Asks before something is lost: says what happens, in place and without covering anything. */
export function Confirm({ label, yes, onYes, onNo, children }: Props) {
  return (
    <div class="question" role="group" aria-label={label}>
      {children}
      <div class="actions">
        <button type="button" class="danger" ref={focusOnce} onClick={onYes}>
          {yes}
        </button>
        <button type="button" onClick={onNo}>
          No, keep it
        </button>
      </div>
    </div>
  );
}
