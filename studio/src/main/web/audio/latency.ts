import type { OutputNow, TellPulse } from '../wire/protocol.generated';

/** A stretch of the way from a gesture to the ear. */
export interface LatencyPart {
  readonly name: string;
  readonly help: string;
  readonly ms: number;
}

/** What the sound of a browser holds, in milliseconds. */
export interface BrowserHolds {
  readonly store: number;
  readonly device: number;
}

/** Frames of the engine's usual block. */
const BLOCK = 256;

/**
 * What the time from a gesture to its sound consists of, in the order of the way.
 * @param way milliseconds from page to program; null while that was not measured
 * @param card whether the sound card is what is listened to
 */
export function latencyParts(output: OutputNow, pulse: Pick<TellPulse, 'rate' | 'lag'>, holds: BrowserHolds, way: number | null, card: boolean): readonly LatencyPart[] {
  const ms = (frames: number, rate: number) => (1000 * frames) / rate;
  const parts: LatencyPart[] = [];
  if (way !== null) parts.push({ name: 'To the program', help: 'From this page to the program, half of a measured way there and back', ms: way });
  const block = card ? output.block : BLOCK;
  parts.push({ name: 'Next block', help: `Sound is made ${block} frames at once: a gesture waits for the next block, half of one on average`, ms: ms(block / 2, pulse.rate) });
  if (pulse.lag > 0) parts.push({ name: 'Devices of the song', help: 'Devices that look ahead hold the whole mix back', ms: ms(pulse.lag, pulse.rate) });
  if (card) {
    parts.push({ name: 'Sound card', help: 'From being asked for to being heard, as the sound card tells', ms: ms(output.latency, output.rate || pulse.rate) });
  } else {
    parts.push({ name: 'In store', help: 'Sound that waits in this browser so that nothing breaks off', ms: holds.store });
    parts.push({ name: 'Browser and device', help: 'What this browser and its sound device hold, as the browser tells', ms: holds.device });
  }
  return parts;
}

/** The sum of the parts. */
export function totalOf(parts: readonly LatencyPart[]): number {
  return parts.reduce((sum, part) => sum + part.ms, 0);
}
