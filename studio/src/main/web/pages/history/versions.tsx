import { useEffect, useState } from 'preact/hooks';
import { signal } from '../../core/signal';
import { useSignal } from '../../core/use';
import { CommandButton } from '../../shell/command-button';
import type { Studio } from '../../studio';
import { Button, confirm, Empty, List, toast } from '../../ui';
import type { Difference, OpenedSong, UseVersion, Version, VersionChanges, VersionList } from '../../wire/protocol.generated';
import { refusalText } from '../../wire/refusal';
import { timeText } from './rows';

/** Counts what was saved here, so that the list is asked for anew. */
export const saved = signal(0);

/** The versions of the song; of the chosen one, what is other now. */
export function Versions({ studio }: { readonly studio: Studio }) {
  const [list, setList] = useState<VersionList | null>(null);
  const [chosen, setChosen] = useState('');
  const count = useSignal(saved);
  const folder = useSignal(studio.folder);
  useEffect(() => {
    studio.get<VersionList>('/api/versions').then(setList).catch((refusal: unknown) => toast({ text: refusalText(refusal), kind: 'error' }));
  }, [studio, count, folder]);
  const version = list?.versions.find((each) => String(each.number) === chosen) ?? null;
  const now = Date.now();
  return (
    <div class="history">
      <div class="history-tools"><CommandButton id="song.save-version" studio={studio} icon="save" kind="quiet">Save version</CommandButton></div>
      <List label="Versions" items={list?.versions ?? []} keyOf={(each) => String(each.number)} textOf={(each) => each.name} selected={new Set([chosen])} onSelect={(_, each) => setChosen(String(each.number))}
        empty={<Empty icon="save" title="No versions yet" text="Save one before you try something bold: it is one press away from then on." />}
        render={(each) => (
          <span class="history-row" title={each.note || each.name}>
            <span class="history-name">{each.name}</span>
            <small class="history-time">{timeText(each.at, now)}</small>
          </span>
        )} />
      {list?.problems.map((problem) => <p class="history-problem" role="alert" key={problem}>{problem}</p>)}
      {version && <Chosen studio={studio} version={version} key={version.number} />}
    </div>
  );
}

function Chosen({ studio, version }: { readonly studio: Studio; readonly version: Version }) {
  const [changes, setChanges] = useState<readonly Difference[] | string | null>(null);
  const revision = useSignal(studio.revision);
  useEffect(() => {
    let open = true;
    studio.get<VersionChanges>(`/api/versions/changes?from=${version.number}`).then((found) => open && setChanges(found.changes)).catch((refusal: unknown) => open && setChanges(refusalText(refusal)));
    return () => {
      open = false;
    };
  }, [studio, version.number, revision]);
  const use: UseVersion = { number: version.number, window: studio.window };
  const back = async () => {
    const sure = await confirm({ title: `Return to ${version.name}?`, text: 'The song becomes what it was then. It is one step, which undo takes back.', action: 'Return' });
    if (sure) await studio.post('/api/versions/return', JSON.stringify(use)).catch((refusal: unknown) => toast({ text: refusalText(refusal), kind: 'error' }));
  };
  const copy = () => studio.post<OpenedSong>('/api/versions/copy', JSON.stringify(use)).catch((refusal: unknown) => toast({ text: refusalText(refusal), kind: 'error' }));
  const same = Array.isArray(changes) && changes.length === 0;
  return (
    <section class="history-chosen" aria-label={`Version ${version.name}`}>
      <h3>{version.name}</h3>
      {version.note && <p class="history-note">{version.note}</p>}
      <div class="history-tools">
        <Button title="Makes the song what it was then, as one step that undo takes back" disabled={same} onPress={() => void back()}>Return</Button>
        <Button kind="quiet" title="Opens this version as a song of its own; this one stays as it is" onPress={() => void copy()}>Open a copy</Button>
      </div>
      <Changes changes={changes} />
    </section>
  );
}

function Changes({ changes }: { readonly changes: readonly Difference[] | string | null }) {
  if (changes === null) return <p role="status">Comparing…</p>;
  if (typeof changes === 'string') return <p class="history-problem" role="alert">{changes}</p>;
  if (changes.length === 0) return <p role="status">The song is the same now.</p>;
  return (
    <dl class="history-changes" aria-label="What is other now" tabIndex={0}>
      {changes.map((each, i) => (
        <div key={i}>
          <dt>{each.place}</dt>
          {each.words.map((words) => <dd key={words}>{words}</dd>)}
        </div>
      ))}
    </dl>
  );
}
