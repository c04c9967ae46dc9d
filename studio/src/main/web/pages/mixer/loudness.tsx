import { useEffect, useRef } from 'preact/hooks';
import type { Loudness, Studio } from '../../studio';
import { IconButton, signed } from '../../ui';

/** The true peak beyond which coded files may clip. */
const CEILING = -1;

const ROWS: readonly { readonly of: keyof Loudness; readonly letter: string; readonly title: string }[] = [
  { of: 'momentary', letter: 'M', title: 'Momentary loudness: of the last 400 ms, in LUFS' },
  { of: 'shortTerm', letter: 'S', title: 'Short-term loudness: of the last 3 s, in LUFS' },
  { of: 'integrated', letter: 'I', title: 'Integrated loudness: of all that was heard since it was measured anew, in LUFS' },
  { of: 'truePeak', letter: 'TP', title: 'The highest peak, between samples too, since it was measured anew, in dBTP' },
];

/** How a figure of loudness is written. */
export function loudnessText(value: number | null): string {
  return value === null || value <= -99.95 ? '−∞' : signed(value, 1);
}

/** How loud the mix is: momentary, short-term, integrated and true peak; the last two since a press. */
export function LoudnessPanel({ studio }: { readonly studio: Studio }) {
  const list = useRef<HTMLDListElement>(null);
  useEffect(() => {
    const end = studio.lookAtLoudness();
    const show = () => {
      const now = studio.loudness.peek();
      for (const { of } of ROWS) {
        const cell = list.current?.querySelector(`[data-of=${of}]`);
        const text = loudnessText(now[of]);
        if (cell && cell.textContent !== text) cell.textContent = text;
      }
      list.current?.querySelector('[data-of=truePeak]')?.classList.toggle('mix-over', (now.truePeak ?? -Infinity) > CEILING);
    };
    show();
    const leave = studio.loudness.subscribe(show);
    return () => {
      leave();
      end();
    };
  }, [studio]);
  return (
    <div class="mix-loudness" role="group" aria-label="Loudness of the mix">
      <div class="mix-loudness-head">
        <span>LUFS</span>
        <IconButton icon="undo" label="Measure loudness anew" title="Measures integrated loudness and true peak anew" onPress={() => studio.resetLoudness()} />
      </div>
      <dl ref={list}>
        {ROWS.map(({ of, letter, title }) => (
          <div key={of} title={title}>
            <dt>{letter}</dt>
            <dd data-of={of} class={of === 'integrated' ? 'mix-loudness-whole' : ''}>−∞</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
