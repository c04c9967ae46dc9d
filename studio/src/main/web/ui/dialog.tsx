import { type ComponentChildren, render } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button, IconButton } from './button';
import { TextField } from './text-field';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** Its buttons, the last one the one that Enter means. */
  readonly actions?: ComponentChildren;
  /** In pixels, never more than the window. */
  readonly width?: number;
  readonly class?: string;
  /** No heading of its own, as the palette has. */
  readonly bare?: boolean;
  /** Each field does what it says at once, so that Enter in one is not the end of the dialog. */
  readonly live?: boolean;
}

/** A window above the page that keeps the focus and gives it back; Esc closes it. */
export function Dialog({ title, onClose, children, actions, width = 480, class: more = '', bare, live }: DialogProps) {
  const own = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = own.current;
    if (!element) return;
    const before = document.activeElement;
    element.style.width = `${width}px`;
    element.showModal();
    element.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      if (element.open) element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  const outside = useRef(false);
  return (
    <dialog ref={own} class={`ui-dialog ${more}`} aria-label={title} data-context="dialog"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        const field = event.target;
        if (live || event.key !== 'Enter' || event.defaultPrevented || !(field instanceof HTMLInputElement) || !field.matches('.ui-text') || field.form) return;
        const buttons = own.current?.querySelectorAll<HTMLButtonElement>('footer button:not(:disabled)');
        event.preventDefault();
        buttons?.item(buttons.length - 1).click();
      }}
      onPointerDown={(event) => (outside.current = event.target === own.current)}
      onClick={(event) => outside.current && event.target === own.current && onClose()}>
      <div class="ui-dialog-body">
        {!bare && (
          <header>
            <h2>{title}</h2>
            <IconButton icon="close" label="Close" title="Close (Esc)" onPress={onClose} />
          </header>
        )}
        <div class="ui-dialog-content">{children}</div>
        {actions && <footer>{actions}</footer>}
      </div>
    </dialog>
  );
}

/** Opens a dialog that is made with the function that closes it; the result closes it too. */
export function openDialog(make: (close: () => void) => ComponentChildren): () => void {
  const room = document.createElement('div');
  room.className = 'ui-layer';
  document.body.appendChild(room);
  let open = true;
  const close = () => {
    if (!open) return;
    open = false;
    render(null, room);
    room.remove();
  };
  render(<>{make(close)}</>, room);
  return close;
}

export interface Question {
  readonly title: string;
  readonly text: string;
  /** The word on the button that does it. */
  readonly action: string;
  readonly danger?: boolean;
}

/** Asks before something that cannot be undone; whether to do it. */
export function confirm(question: Question): Promise<boolean> {
  return new Promise((answer) => {
    openDialog((close) => {
      const say = (yes: boolean) => () => (close(), answer(yes));
      return (
        <Dialog title={question.title} onClose={say(false)} width={400}
          actions={<><Button onPress={say(false)} title="Cancel (Esc)">Cancel</Button><Button kind={question.danger ? 'danger' : 'primary'} title={question.action} onPress={say(true)}>{question.action}</Button></>}>
          <p>{question.text}</p>
        </Dialog>
      );
    });
  });
}

/** Asks for a line of text; null when nothing is to be done. */
export function ask(question: { readonly title: string; readonly label: string; readonly value?: string; readonly action: string }): Promise<string | null> {
  return new Promise((answer) => {
    openDialog((close) => <Ask question={question} onEnd={(text) => (close(), answer(text))} />);
  });
}

function Ask({ question, onEnd }: { readonly question: { readonly title: string; readonly label: string; readonly value?: string; readonly action: string }; readonly onEnd: (text: string | null) => void }) {
  const [text, setText] = useState(question.value ?? '');
  return (
    <Dialog title={question.title} onClose={() => onEnd(null)} width={400}
      actions={<><Button onPress={() => onEnd(null)} title="Cancel (Esc)">Cancel</Button><Button kind="primary" title={question.action} disabled={!text.trim()} onPress={() => onEnd(text.trim())}>{question.action}</Button></>}>
      <form class="ui-form" onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) onEnd(text.trim());
      }}>
        <label class="ui-field"><span>{question.label}</span><TextField label={question.label} value={question.value ?? ''} onInput={setText} onCommit={setText} autoFocus /></label>
      </form>
    </Dialog>
  );
}
