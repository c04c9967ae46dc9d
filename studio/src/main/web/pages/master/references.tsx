import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useSignal } from '../../core/use';
import { filesOf } from '../../drag';
import type { Studio } from '../../studio';
import { Button, EditableText, Empty, Icon, IconButton, Toggle } from '../../ui';
import type { ReferenceCard, ReferenceShelf } from '../../wire/protocol.generated';
import { refusalText } from '../../wire/refusal';
import { Elsewhere } from './job';
import { endComparison, heard, hearReference, hearSong, looping } from './listen';
import { begin, failure, measured, references } from './state';
import { clock, figure } from './words';

const MOST = 8;
const KINDS = '.wav,.aif,.aiff,.flac,.mp3,.ogg,.opus,.m4a';

/** Brings files as references, one after the other. */
async function add(studio: Studio, files: readonly File[]): Promise<void> {
  for (const file of files) await begin(studio, `/api/master/references?${new URLSearchParams({ name: file.name })}`, file);
}

/** After a press of a pointer the keys stay the song's: Space stops it, and does not press again. */
export function leave(event: JSX.TargetedMouseEvent<HTMLButtonElement>): void {
  if (event.detail > 0) event.currentTarget.blur();
}

/** Asks for files. */
function chooseReferences(studio: Studio): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = KINDS;
  input.onchange = () => void add(studio, [...(input.files ?? [])]);
  input.click();
}

async function change(studio: Studio, path: string, body: unknown): Promise<void> {
  try {
    references.value = (await studio.post<ReferenceShelf>(`/api/master/references/${path}`, JSON.stringify(body))).references;
  } catch (refusal) {
    failure.value = refusalText(refusal);
  }
}

/** The references of the song, to be heard beside it at the same loudness. */
export function References({ studio }: { readonly studio: Studio }) {
  const all = useSignal(references);
  const song = useSignal(measured);
  const now = useSignal(heard);
  const loops = useSignal(looping);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void filesOf(event).then((files) => add(studio, files));
  };
  const again = (on: boolean) => {
    looping.value = on;
    const reference = all.find((each) => each.hash === now);
    if (reference) void hearReference(studio, reference);
    else if (now === 'song') hearSong(studio);
    if (!on) {
      const loop = studio.transport.peek().loop;
      if (loop) studio.loop(loop.from, loop.to, false);
    }
  };
  return (
    <section class={`master-shelf ${over ? 'master-over' : ''}`} aria-label="References"
      onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <div class="master-side-head">
        <p>{all.length === 0 ? 'Finished music to hold the song against.' : now === '' ? 'Press one to compare at the same loudness.' : 'Keys 1 to 9 switch, Esc ends.'}</p>
        <Button icon="plus" disabled={all.length >= MOST} title={all.length >= MOST ? `There are ${MOST} references; remove one first` : 'Chooses sound files; they can be dropped here too'} onPress={() => chooseReferences(studio)}>Add</Button>
      </div>
      <Elsewhere studio={studio} />
      {all.length === 0 ? (
        <Empty icon="headphones" title="No references yet" text="Drop finished tracks here. Their figures are kept with the song; their sound stays on this machine." />
      ) : (
        <>
          <div class="master-ab">
            <button type="button" class="master-source" aria-pressed={now === 'song'} disabled={!song} data-command="master.hear-1" title={song ? 'Hears the song, as loud as the references' : 'Measure the song first: then both are equally loud'} onClick={(event) => { leave(event); hearSong(studio); }}>
              <kbd>1</kbd><span><b>The song</b><small>{song ? figure(song.figures.integrated, 'LUFS') : 'not measured'}</small></span>
            </button>
            {all.map((each, i) => <Row key={each.hash} studio={studio} reference={each} number={i + 2} on={now === each.hash} ready={song !== null} />)}
          </div>
          <div class="master-row">
            <Toggle label="Repeat the section" on={loops} disabled={!song} title="Repeats the section of the song that is heard, and its like in the references; then their own loudness is matched" onChange={again} />
            <Button kind="quiet" disabled={now === ''} command="master.end" title="Ends the comparison: the song is heard at its own level" onPress={() => endComparison(studio)}>End</Button>
          </div>
        </>
      )}
    </section>
  );
}

interface RowProps {
  readonly studio: Studio;
  readonly reference: ReferenceCard;
  readonly number: number;
  readonly on: boolean;
  readonly ready: boolean;
}

function Row({ studio, reference, number, on, ready }: RowProps) {
  const title = !reference.sound ? 'Its sound is not on this machine: add the file again to hear it' : ready ? `Hears ${reference.name} from the place that is like the one in the song` : 'Measure the song first: then both are equally loud';
  return (
    <div class="master-reference">
      <button type="button" class="master-source" aria-pressed={on} disabled={!ready || !reference.sound} data-command={`master.hear-${number}`} aria-label={`Hear ${reference.name}`} title={title} onClick={(event) => { leave(event); void hearReference(studio, reference); }}>
        <kbd>{number}</kbd>{!reference.sound && <Icon name="mute" size={14} />}
      </button>
      <span class="master-reference-words">
        <EditableText label="Name of the reference" value={reference.name} onCommit={(to) => void change(studio, 'rename', { name: reference.name, to })} />
        <small>{figure(reference.lufs, 'LUFS')} · {figure(reference.truePeak, 'dBTP')} · {clock(reference.seconds)}</small>
      </span>
      <IconButton icon="trash" label={`Remove ${reference.name}`} title={`Removes ${reference.name} from the song's references`} onPress={() => { if (on) endComparison(studio); void change(studio, 'remove', { name: reference.name }); }} />
    </div>
  );
}
