import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface SheetProps {
  /** Id of the heading that names the sheet. */
  titleId: string;
  /** Escape, or a press outside. */
  onCancel: () => void;
  /** What has the focus when the sheet opens. */
  firstFocus: RefObject<HTMLElement | null>;
  children: ComponentChildren;
}

/**
 * A modal dialog that rises from the lower edge, or stands in the middle of a wide page. The browser's own modal
 * dialog makes everything behind it inert; when it goes, focus returns to where it was.
 */
export function Sheet({ titleId, onCancel, firstFocus, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    firstFocus.current?.focus({ preventScroll: true });
    // Opening has shown the first control; whoever is asked begins to read at the question.
    element?.scrollTo(0, 0);
    return () => {
      element?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [firstFocus]);
  const cancel = (event: Event) => {
    event.preventDefault();
    onCancel();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way, through onCancel
    <dialog
      class="sheet"
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={cancel}
      onClick={(event) => event.target === dialog.current && onCancel()}
    >
      <div class="sheet-body">{children}</div>
    </dialog>
  );
}
