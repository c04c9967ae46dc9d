import { signal } from '../core/signal';
import type { Context } from './command';

const on = signal<readonly Context[]>([]);

/** Contexts whose keys come before those of the page while something stands on, as step input does. */
export const modes: { peek(): readonly Context[] } = on;

/** Lets a context's keys come first until the result is called. */
export function enterMode(context: Context): () => void {
  on.value = [context, ...on.peek()];
  return () => {
    const at = on.peek().indexOf(context);
    on.value = on.peek().filter((_, i) => i !== at);
  };
}
