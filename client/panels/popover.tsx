import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { popover, toggle, type PopoverName } from '../state/open-panels.ts';

interface Props {
  name: PopoverName;
  label: string;
  /** What the button shows. */
  face: ComponentChildren;
  /** Side of the button that the panel is flush with. */
  flush: 'left' | 'right';
  faceLabel?: string;
  children: ComponentChildren;
}

/** A button that opens a small panel under itself. Not modal: the rest goes on, and a click elsewhere closes it. */
export function Popover({ name, label, face, flush, faceLabel, children }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const open = popover.value === name;
  useEffect(() => {
    if (!open) return undefined;
    const elsewhere = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) popover.value = null;
    };
    const returnTo = button.current;
    addEventListener('pointerdown', elsewhere, true);
    return () => {
      removeEventListener('pointerdown', elsewhere, true);
      // Closed by a key from inside: the focus goes back to where it came from.
      if (document.activeElement === document.body) returnTo?.focus();
    };
  }, [open]);
  return (
    <div class="popover" ref={root}>
      <button type="button" ref={button} class="quiet" aria-expanded={open} aria-controls={`popover-${name}`} aria-label={faceLabel} onClick={() => toggle(name)}>
        {face}
      </button>
      {open && (
        <section id={`popover-${name}`} class={`popover-panel flush-${flush}`} aria-label={label}>
          {children}
        </section>
      )}
    </div>
  );
}
