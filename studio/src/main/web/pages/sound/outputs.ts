import { signal } from '../../core/signal';
import type { Studio } from '../../studio';
import { toast } from '../../ui';
import type { OutputChoice, OutputList, OutputNow } from '../../wire/protocol.generated';

/** What there is to choose from; null while nobody has looked. */
export const outputs = signal<OutputList | null>(null);
/** Whether somebody looks or a choice is on its way. */
export const busy = signal(false);

/** Frames at once that a sound card may be asked for. */
export const BUFFERS: readonly number[] = [64, 128, 256, 512, 1024, 2048];
/** Frames that browsers may hold. */
export const STORES: readonly number[] = [512, 1024, 2048, 4096, 8192];

/** Looks what there is. */
export async function lookForOutputs(studio: Studio): Promise<void> {
  busy.value = true;
  try {
    outputs.value = await studio.get<OutputList>('/api/outputs');
  } catch (refusal) {
    tell(refusal);
  }
  busy.value = false;
}

/** Changes where sound goes; what is left out stays. */
export async function choose(studio: Studio, change: Partial<OutputChoice>): Promise<void> {
  const now = studio.output.peek();
  const choice: OutputChoice = { device: now.chosen, buffer: now.buffer, store: now.store, ...change };
  busy.value = true;
  try {
    await studio.post<OutputNow>('/api/outputs/choose', JSON.stringify(choice));
  } catch (refusal) {
    tell(refusal);
  }
  busy.value = false;
}

/** Measures the way over a cable; the result comes as a job. */
export async function measureRoundTrip(studio: Studio): Promise<void> {
  try {
    await studio.post('/api/outputs/round-trip', '');
  } catch (refusal) {
    tell(refusal);
  }
}

function tell(refusal: unknown): void {
  const what = typeof refusal === 'object' && refusal !== null && 'what' in refusal ? String(refusal.what) : 'The program does not answer.';
  toast({ text: what, kind: 'error' });
}

/** Such as `5.3 ms`. */
export function millis(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}

/** Such as `48 kHz` or `44.1 kHz`. */
export function kilohertz(rate: number): string {
  return `${rate / 1000} kHz`;
}
