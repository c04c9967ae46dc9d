import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Studio } from '../../studio';
import { CommandButton } from '../../shell/command-button';
import { Empty, List } from '../../ui';
import type { PastSteps } from '../../wire/protocol.generated';
import { ownWindows } from './own';
import { type HistoryRow, historyRows, timeText } from './rows';

const SETTLE_MS = 120;

/** The steps of the song with their times; one that is chosen is gone to. */
export function HistoryList({ studio }: { readonly studio: Studio }) {
  const past = usePast(studio);
  const mine = useMemo(() => ownWindows(studio.window), [studio]);
  const rows = past ? historyRows(past, mine) : [];
  const now = Date.now();
  const go = (row: HistoryRow) => void goTo(studio, row, past, mine).catch(() => undefined);
  return (
    <div class="history">
      <div class="history-tools">
        <CommandButton id="edit.undo" studio={studio} icon="undo" kind="quiet">Undo</CommandButton>
        <CommandButton id="edit.redo" studio={studio} icon="redo" kind="quiet">Redo</CommandButton>
      </div>
      <List label="Steps of the song; Enter goes to one" items={rows} keyOf={(row) => row.key} textOf={(row) => row.label} selected={new Set(rows.filter((row) => row.steps === 0).map((row) => row.key))}
        onOpen={go}
        empty={<Empty icon="history" title={past ? 'Nothing was done yet' : 'Looking…'} text="Every step is kept and can be taken back, also tomorrow." />}
        render={(row) => (
          <span class={`history-row ${row.steps > 0 ? 'history-undone' : ''}`} title={told(row)} onClick={() => go(row)}>
            <span class="history-name">{row.label}</span>
            {row.who && <small>{row.who}</small>}
            <small class="history-time">{timeText(row.at, now)}</small>
          </span>
        )} />
    </div>
  );
}

/** Goes to a row; when the song has moved since the rows were made, counted from where it stands now. */
async function goTo(studio: Studio, row: HistoryRow, shown: PastSteps | null, mine: ReadonlySet<string>): Promise<void> {
  if (shown?.revision === studio.revision.peek()) return studio.travel(row.steps);
  const rows = historyRows(await studio.get<PastSteps>('/api/history'), mine);
  const same = rows.find((each) => each.key === row.key && each.label === row.label);
  if (same) await studio.travel(same.steps);
}

function told(row: HistoryRow): string {
  if (row.steps === 0) return `${row.label}: the song stands here`;
  return row.steps > 0 ? `Does again up to: ${row.label}` : `Goes back to: ${row.label}`;
}

/** What the program knows of the past, asked for again when the song changed. */
function usePast(studio: Studio): PastSteps | null {
  const [past, setPast] = useState<PastSteps | null>(null);
  useEffect(() => {
    let timer = 0;
    let open = true;
    const ask = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        studio.get<PastSteps>('/api/history').then((next) => open && setPast(next)).catch(() => undefined);
      }, SETTLE_MS);
    };
    studio.get<PastSteps>('/api/history').then((next) => open && setPast(next)).catch(() => undefined);
    const ends = [studio.revision.subscribe(ask), studio.folder.subscribe(ask), studio.connected.subscribe(ask)];
    return () => {
      open = false;
      clearTimeout(timer);
      ends.forEach((end) => end());
    };
  }, [studio]);
  return past;
}
