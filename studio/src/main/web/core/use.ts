import { useEffect, useReducer } from 'preact/hooks';
import type { ReadonlySignal } from './signal';

/** The value of a signal in a component, which is drawn again when it changes. */
export function useSignal<T>(source: ReadonlySignal<T>): T {
  const [, redraw] = useReducer((count: number, _: void) => count + 1, 0);
  const drawn = source.peek();
  useEffect(() => {
    if (!Object.is(source.peek(), drawn)) redraw();
    return source.subscribe(() => redraw());
  }, [source]);
  return drawn;
}
