import { signal } from './core/signal';
import type { Refusal } from './studio';
import { encodeEdit, encodeTransaction } from './wire/codec';
import type { Control, Question } from './wire/control';
import type { Edit } from './wire/song.generated';

/** What a window asks of the program, and what was refused last. */
export class Asking {
  readonly refusal = signal<Refusal | null>(null);
  private previewing = false;
  private previewWaits: readonly Edit[] | null = null;

  constructor(private readonly control: Control) {}

  /** Asks for what is to be done even when the connection breaks meanwhile. */
  lasting(question: Question): Promise<void> {
    const asked = this.control.ask(question, true);
    asked.catch((refusal: Refusal) => {
      this.refusal.value = refusal;
    });
    return asked;
  }

  /** Asks for what is to be done now or not at all. */
  now(question: Question): void {
    this.control.ask(question).catch((refusal: Refusal) => {
      this.refusal.value = refusal;
    });
  }

  /** Does edits as one step; what waits to be previewed is forgotten. */
  perform(label: string, edits: readonly Edit[]): Promise<void> {
    if (edits.length === 0) return Promise.resolve();
    this.previewWaits = null;
    return this.lasting({ type: 'perform', transaction: encodeTransaction({ label, edits }) });
  }

  preview(edits: readonly Edit[]): void {
    this.previewWaits = edits;
    if (!this.previewing) void this.previewNext();
  }

  /** Milliseconds to the program: an ask that ends nothing, there and back, some times over. */
  async way(): Promise<number> {
    const times: number[] = [];
    for (let i = 0; i < 15; i++) {
      const from = performance.now();
      await this.control.ask({ type: 'cancel', job: '' });
      times.push((performance.now() - from) / 2);
    }
    return times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
  }

  /** One preview is on its way at a time, and then the newest of those that came meanwhile. */
  private async previewNext(): Promise<void> {
    this.previewing = true;
    while (this.previewWaits) {
      const edits = this.previewWaits.map(encodeEdit);
      this.previewWaits = null;
      await this.control.ask({ type: 'preview', edits }).catch(() => undefined);
    }
    this.previewing = false;
  }
}
