import { useEffect, useState } from 'preact/hooks';
import { type LatencyPart, totalOf } from '../../audio/latency';
import { useSignal } from '../../core/use';
import type { Studio } from '../../studio';
import { Button } from '../../ui';
import { measureRoundTrip, millis } from './outputs';

/** Times a second that figures are read anew. */
const LOOKS = 4;

/** What the time from a gesture to its sound consists of, as a bar and in figures. */
export function LatencyFigures({ studio }: { readonly studio: Studio }) {
  const [parts, setParts] = useState<readonly LatencyPart[]>(() => studio.latencyParts());
  const [measuring, setMeasuring] = useState(false);
  const output = useSignal(studio.output);
  useEffect(() => {
    const timer = setInterval(() => setParts(smoothed(studio.latencyParts())), 1000 / LOOKS);
    return () => clearInterval(timer);
  }, [studio]);
  const total = totalOf(parts);
  const measure = () => {
    setMeasuring(true);
    void studio.measureWay().catch(() => undefined).then(() => {
      setParts(studio.latencyParts());
      setMeasuring(false);
    });
  };
  return (
    <>
      <div class="sound-total">
        <b>{millis(total)}</b>
        <span>from a gesture to your ear</span>
        <Button title="Measure the way from this page to the program" disabled={measuring} onPress={measure}>Measure</Button>
      </div>
      <div class="sound-way" aria-hidden="true">
        {parts.map((part, i) => <span key={part.name} class={`sound-part-${i}`} title={`${part.name}: ${millis(part.ms)}`} style={{ flexGrow: String(Math.max(0.01, part.ms)) }} />)}
      </div>
      <dl class="sound-parts">
        {parts.map((part, i) => (
          <div key={part.name} title={part.help}>
            <dt><i class={`sound-part-${i}`} aria-hidden="true" />{part.name}</dt>
            <dd>{millis(part.ms)}</dd>
          </div>
        ))}
      </dl>
      {output.phase === 'running' && (
        <div class="sound-trip">
          <span>{output.roundTrip > 0 ? `Out and back in over a cable: ${output.roundTrip} frames, ${millis((1000 * output.roundTrip) / output.rate)}` : 'Out and back in over a cable: not measured'}</span>
          <Button title="Plays a short noise and listens when it comes back: lead a cable from the first output to the first input" onPress={() => void measureRoundTrip(studio)}>Measure round trip</Button>
        </div>
      )}
    </>
  );
}

let last: readonly LatencyPart[] = [];

/** What is in store goes up and down with each block: figures follow slowly. */
function smoothed(parts: readonly LatencyPart[]): readonly LatencyPart[] {
  last = parts.map((part) => {
    const before = last.find((each) => each.name === part.name);
    return before ? { ...part, ms: before.ms + (part.ms - before.ms) / 3 } : part;
  });
  return last;
}
