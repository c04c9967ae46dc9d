import { musicalTyping, typingOctave } from '../commands';
import { useSignal, useTracked } from '../core/use';
import { setTitle } from '../song/edits';
import type { Studio } from '../studio';
import { EditableText, nudgeWaits } from '../ui';
import { CommandIcon } from './command-button';
import { Connection, Machine, MonitorBadge, SoundState, Warming } from './machine';
import { Position } from './position';
import { KeyField, MeterField, TempoField } from './song-fields';
import { MenuButton } from './song-menu';
import { page } from './state';

/** The bar at the top: the song, the transport, where it stands, what rules there, and how the machine does. */
export function TopBar({ studio, onStartSound }: { readonly studio: Studio; readonly onStartSound: () => void }) {
  const shown = useSignal(page);
  return (
    <header class="shell-bar" aria-label="Song and transport">
      <div class="shell-bar-song">
        <MenuButton studio={studio} page={shown} />
        <SongName studio={studio} />
        <UndoIcons studio={studio} />
      </div>
      <div class="shell-bar-transport" role="group" aria-label="Transport">
        <CommandIcon id="transport.start" studio={studio} icon="to-start" size={20} />
        <CommandIcon id="transport.stop" studio={studio} icon="stop" size={20} />
        <PlayButton studio={studio} />
        <CommandIcon id="transport.loop" studio={studio} icon="loop" size={20} />
        <CommandIcon id="transport.metronome" studio={studio} icon="metronome" size={20} />
        <CommandIcon id="transport.count-in" studio={studio} icon="count-in" size={20} class="shell-wide" />
      </div>
      <div class="shell-bar-display" role="group" aria-label="Position and tempo">
        <Position studio={studio} />
        <span class="shell-rule" />
        <TempoField studio={studio} />
        <MeterField studio={studio} />
        <KeyField studio={studio} />
      </div>
      <div class="shell-bar-machine">
        <Warming studio={studio} />
        <MonitorBadge studio={studio} />
        <SoundState studio={studio} onStart={onStartSound} />
        <Typing />
        <Machine studio={studio} />
        <Connection studio={studio} />
        <CommandIcon id="app.palette" studio={studio} icon="search" />
        <CommandIcon id="app.keys" studio={studio} icon="help" class="shell-wide" />
      </div>
    </header>
  );
}

function PlayButton({ studio }: { readonly studio: Studio }) {
  const state = useTracked(() => studio.transport.value.state, [studio]);
  return <CommandIcon id="transport.play" studio={studio} icon={state === 'stopped' ? 'play' : 'pause'} tone="play" size={20} class={`shell-play ${state === 'counting' ? 'shell-counting' : ''}`} />;
}

function SongName({ studio }: { readonly studio: Studio }) {
  const title = useTracked(() => studio.song.value.title, [studio]);
  return (
    <EditableText class="shell-song-name" label="Name of the song" value={title || 'Untitled'} title={`${title || 'Untitled'} — double click to change the name`}
      onCommit={(next) => studio.perform('Name the song', [setTitle(studio.song.peek(), next)]).catch(() => undefined)} />
  );
}

function UndoIcons({ studio }: { readonly studio: Studio }) {
  const undo = useTracked(() => (nudgeWaits.value ? 'what was just moved' : studio.undoable.value), [studio]);
  const redo = useTracked(() => studio.redoable.value, [studio]);
  return (
    <>
      <CommandIcon id="edit.undo" studio={studio} icon="undo" title={undo ? `Undo: ${undo}` : 'Nothing to undo'} />
      <CommandIcon id="edit.redo" studio={studio} icon="redo" title={redo ? `Redo: ${redo}` : 'Nothing to redo'} />
    </>
  );
}

function Typing() {
  const on = useSignal(musicalTyping);
  const octave = useSignal(typingOctave);
  if (!on) return null;
  return (
    <button type="button" class="shell-sound" data-command="typing.toggle" title="The keyboard plays notes: A to ' are keys, Z and X change the octave. Press to end" onClick={() => (musicalTyping.value = false)}>
      Keys C{octave}
    </button>
  );
}
