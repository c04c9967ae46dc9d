import { find, perform } from '../../commands';
import { focusClip, focusPattern } from '../../focus';
import { showPart } from '../../shell/state';
import type { Studio } from '../../studio';
import type { Clip } from '../../wire/song.generated';

/** Opens the editor of a clip: drums for patterns of rows, notes for others; recordings are shown to the sample in the bottom dock. */
export function openClip(studio: Studio, clip: Clip): boolean {
  focusClip.value = clip.id;
  if (clip.kind !== 'notes') {
    focusPattern.value = null;
    showPart('bottom', 'clip');
    return true;
  }
  focusPattern.value = clip.pattern;
  const rows = studio.song.peek().patterns[clip.pattern]?.rows.length ?? 0;
  const command = (rows > 0 ? find('page.drums') : null) ?? find('page.notes') ?? find('page.drums');
  return perform(command, studio);
}
