import type { Clip } from '../../wire/song.generated';
import { headOf } from './clip-paint';

/** What a press on a place of a clip takes hold of. */
export type ClipZone = 'body' | 'left' | 'right' | 'fade-in' | 'fade-out' | 'gain' | 'loop';

const EDGE = 6;
const FADE = 7;
const GAIN = 4;
const LOOP = 6;
const FADE_ROWS = 11;
/** Smaller clips have fewer zones. */
const LEAST_WIDTH = 28;
const LEAST_HEIGHT = 30;

/**
 * The zone at a place of a clip, in CSS pixels from its left upper corner.
 *
 * @param width of the clip
 * @param height of the clip
 * @param scale CSS pixels for a tick
 */
export function zoneAt(clip: Clip, x: number, y: number, width: number, height: number, scale: number): ClipZone {
  const edge = Math.min(EDGE, width / 4);
  const roomy = width >= LEAST_WIDTH && height >= LEAST_HEIGHT;
  if (roomy && clip.kind === 'audio') {
    const top = headOf(height);
    if (y >= top && y < top + FADE_ROWS) {
      const inside = (place: number) => Math.min(Math.max(place, FADE / 2), width - FADE / 2);
      const fadeIn = inside(clip.fadeIn.length * scale);
      const fadeOut = inside(width - clip.fadeOut.length * scale);
      if (Math.abs(x - fadeIn) <= FADE && (Math.abs(x - fadeIn) <= Math.abs(x - fadeOut) || fadeOut < fadeIn)) return 'fade-in';
      if (Math.abs(x - fadeOut) <= FADE) return 'fade-out';
    }
    if (y < GAIN && x >= edge && x < width - edge) return 'gain';
  }
  if (x < edge) return 'left';
  if (x >= width - edge) return 'right';
  if (roomy && y >= height - LOOP) return 'loop';
  return 'body';
}

/** The pointer's shape over a zone. */
export const ZONE_CURSORS: Readonly<Record<ClipZone, string>> = {
  body: 'default',
  left: 'w-resize',
  right: 'e-resize',
  'fade-in': 'nwse-resize',
  'fade-out': 'nesw-resize',
  gain: 'ns-resize',
  loop: 'ew-resize',
};
