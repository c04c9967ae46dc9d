import { useEffect, useReducer, useState } from 'preact/hooks';
import { effect, type ReadonlySignal } from './signal';

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

/**
 * What `make` makes from signals, in a component that is drawn again only when that becomes another. `make` must make the same object
 * from the same values; `inputs` are what else it is made from.
 */
export function useTracked<T>(make: () => T, inputs: readonly unknown[] = []): T {
  const [made, become] = useState(make);
  useEffect(
    () =>
      effect(() => {
        const next = make();
        become(() => next);
      }),
    inputs as unknown[],
  );
  return made;
}
