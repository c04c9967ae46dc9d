import type { PastStep, PastSteps } from '../../wire/protocol.generated';

/** A line of the history. */
export interface HistoryRow {
  readonly key: string;
  readonly label: string;
  /** Steps to go from where the song stands; below zero to undo. */
  readonly steps: number;
  /** Milliseconds since 1970; 0 when that is not known. */
  readonly at: number;
  readonly who: string;
}

/** What can be redone, the song as it is, and what can be undone, down to how the song was before all of it. */
export function historyRows(past: PastSteps, mine: ReadonlySet<string>): readonly HistoryRow[] {
  const row = (step: PastStep, steps: number): HistoryRow => ({ key: String(past.done.length + steps), label: step.label, steps, at: step.at, who: whose(step.window, mine) });
  const undone = past.undone.map((step, i) => row(step, i + 1)).reverse();
  const done = past.done.map((step, i) => row(step, -i));
  const start: HistoryRow = { key: '0', label: past.older > 0 ? `The song before these steps, ${past.older} more behind it` : 'The song before these steps', steps: -past.done.length, at: 0, who: '' };
  return past.done.length + past.undone.length === 0 ? [] : [...undone, ...done, start];
}

/** Who did a step, when that was not here. */
function whose(window: string, mine: ReadonlySet<string>): string {
  if (window === '') return 'command';
  return mine.has(window) ? '' : 'other window';
}

/** A time as people say it: the hour today, the day before. */
export function timeText(at: number, now: number): string {
  if (at === 0) return '';
  const then = new Date(at);
  const hour = then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return then.toDateString() === new Date(now).toDateString() ? hour : `${then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })} ${hour}`;
}
