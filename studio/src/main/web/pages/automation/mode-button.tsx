import { useTracked } from '../../core/use';
import type { Studio } from '../../studio';
import { type MenuItem, openMenu } from '../../ui';
import type { Track } from '../../wire/song.generated';
import { startWriting } from './hands';
import { automates, modeOf, MODES, setMode, written, type WriteMode } from './modes';

/** The modes to choose from for some tracks. */
function modeItems(studio: Studio, tracks: readonly Track[], now: WriteMode): MenuItem[] {
  const ids = tracks.filter(automates).map((track) => track.id);
  return MODES.map(({ mode, name, help }) => ({
    label: name, hint: help, checked: now === mode,
    run: () => {
      startWriting(studio);
      setMode(ids, mode);
    },
  }));
}

/** The button that says what hands do to the automation of a track, and offers the other modes. */
export function ModeButton({ studio, track, together }: { readonly studio: Studio; readonly track: Track; readonly together?: () => readonly Track[] }) {
  const mode = useTracked(() => modeOf(track.id), [track.id]);
  const busy = useTracked(() => [...written.value].some((name) => name.startsWith(`${track.id} `)), [track.id]);
  const now = MODES.find((one) => one.mode === mode) ?? MODES[0];
  if (!automates(track) || !now) return null;
  return (
    <button type="button" class={`auto-mode auto-${mode} ${busy ? 'auto-busy' : ''}`} aria-haspopup="menu" data-command="automation.mode" aria-label={`Automation of ${track.name}: ${now.name}`}
      title={`Automation of ${track.name}: ${now.name}. ${now.help}`}
      onClick={(event) => openMenu(event.currentTarget, [{ heading: 'Automation' }, ...modeItems(studio, together?.() ?? [track], mode)], { label: `Automation of ${track.name}` })}>
      {now.letter}
    </button>
  );
}
