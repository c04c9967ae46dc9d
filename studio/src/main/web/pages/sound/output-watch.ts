import { choose } from './outputs';
import type { Studio } from '../../studio';
import { toast } from '../../ui';
import type { OutputNow } from '../../wire/protocol.generated';

const LIFE_MS = 30000;

/** What to say of an output that does not play; null while all is well. */
export function outputTrouble(now: OutputNow): { readonly text: string; readonly more: string } | null {
  if (now.phase === 'lost') return { text: `${now.name}: ${now.trouble}.`, more: 'The song goes on in the browser.' };
  if (now.phase === 'refused') return { text: `${now.trouble}.`, more: 'The browser plays.' };
  return null;
}

/** Says when the sound card is gone or does not open, and offers the next one. */
export function watchOutput(studio: Studio): () => void {
  let close: (() => void) | null = null;
  let said = '';
  const look = () => {
    const now = studio.output.peek();
    const trouble = outputTrouble(now);
    const key = trouble ? `${trouble.text}${now.offer}` : '';
    if (key === said) return;
    said = key;
    close?.();
    close = null;
    if (!trouble) return;
    const action = now.offer ? { action: { label: `Use ${now.offerName}`, run: () => void choose(studio, { device: now.offer }) } } : {};
    close = toast({ ...trouble, kind: 'warn', life: LIFE_MS, ...action });
  };
  look();
  return studio.output.subscribe(look);
}
