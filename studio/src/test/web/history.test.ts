import { recoveryText } from '../../main/web/pages/history/recovered';
import { historyRows, timeText } from '../../main/web/pages/history/rows';
import type { PastSteps } from '../../main/web/wire/protocol.generated';
import { claim, same } from './claim';

const step = (label: string, at: number, window = 'me') => ({ label, at, window });
const past: PastSteps = { revision: 9, done: [step('Third', 30), step('Second', 20, 'other'), step('First', 10, '')], undone: [step('Fourth', 40), step('Fifth', 50)], older: 0 };

claim('the history begins with what can be redone and ends with the song before all; each line knows how far it is', () => {
  const rows = historyRows(past, new Set(['me']));
  same(rows.map(({ label, steps }) => `${label} ${steps}`), ['Fifth 2', 'Fourth 1', 'Third 0', 'Second -1', 'First -2', 'The song before these steps -3']);
  same(rows.map(({ who }) => who), ['', '', '', 'other window', 'command', '']);
  same(new Set(rows.map(({ key }) => key)).size, rows.length);
});

claim('a line of the history keeps its key when the song goes to another step', () => {
  const back: PastSteps = { ...past, done: past.done.slice(1), undone: [step('Third', 30), ...past.undone] };
  const keys = (of: PastSteps) => Object.fromEntries(historyRows(of, new Set()).map(({ label, key }) => [label, key]));
  same(keys(back), keys(past));
});

claim('a song to which nothing was done has no history', () => {
  same(historyRows({ revision: 0, done: [], undone: [], older: 0 }, new Set()), []);
});

claim('times of today are told by the hour, others with their day, unknown ones not at all', () => {
  const now = new Date(2026, 10, 22, 12, 0).getTime();
  same(timeText(new Date(2026, 10, 22, 9, 5).getTime(), now), '09:05');
  same(timeText(new Date(2026, 10, 21, 23, 59).getTime(), now), '21 Nov 23:59');
  same(timeText(0, now), '');
});

claim('the notice after a crash tells how much came back, what was last, and what was lost', () => {
  const now = new Date(2026, 10, 22, 12, 0).getTime();
  const at = new Date(2026, 10, 22, 11, 58).getTime();
  const opened = new Date(2026, 10, 22, 11, 0).getTime();
  same(recoveryText({ opened, steps: 12, last: 'Move notes', at, cut: false }, now)[1], 'All 12 steps since 11:00 came back. The last was “Move notes” at 11:58.');
  same(recoveryText({ opened, steps: 1, last: 'Split', at, cut: true }, now).slice(1), ['The one step since 11:00 came back. The last was “Split” at 11:58.', 'One step was being written at that moment and is lost.']);
});
