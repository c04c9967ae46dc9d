import type { Palette, ThemeName } from '../../theme/tokens';
import { TRACK_COLORS, trackShade } from '../../theme/tokens';
import type { Section, SectionKind, Song } from '../../wire/song.generated';
import type { TimeAxis } from '../time-axis';

/** A lane of the ruler below its bars. */
export type RulerLane = 'clock' | 'sections' | 'markers' | 'chords' | 'tempo' | 'meter';

/** Height of the bars with the loop's brace above them, and of each lane, in CSS pixels. */
export const BARS = 30;
export const LANE = 20;
/** Height of the band of the loop's brace. */
export const BRACE = 9;

/** Heights of lanes; the tempo has room for its curve. */
export function laneHeight(lane: RulerLane): number {
  return lane === 'tempo' ? 34 : LANE;
}

/** Height of a ruler with lanes. */
export function rulerHeight(lanes: readonly RulerLane[]): number {
  return lanes.reduce((sum, lane) => sum + laneHeight(lane), BARS);
}

const KIND_NAMES: Readonly<Record<SectionKind, string>> = {
  intro: 'Intro', verse: 'Verse', 'pre-chorus': 'Pre-chorus', chorus: 'Chorus', 'post-chorus': 'Post-chorus', build: 'Build',
  drop: 'Drop', break: 'Break', bridge: 'Bridge', solo: 'Solo', interlude: 'Interlude', outro: 'Outro', other: 'Section',
};
const KIND_COLORS: Readonly<Record<SectionKind, number>> = {
  intro: 7, verse: 9, 'pre-chorus': 11, chorus: 1, 'post-chorus': 2, build: 3, drop: 0, break: 8, bridge: 12, solo: 4, interlude: 6,
  outro: 10, other: 13,
};

/** What stands on a section. */
export function sectionName(section: Section): string {
  return section.name || KIND_NAMES[section.kind];
}

/** What lanes are drawn with. */
export interface LanePen {
  readonly context: CanvasRenderingContext2D;
  readonly axis: TimeAxis;
  readonly palette: Palette;
  readonly theme: ThemeName;
  readonly width: number;
}

const PAD = 5;
/** Labels keep so many pixels from each other. */
const APART = 8;

/** Draws sections as blocks; names stay in sight at the left edge. */
export function drawSections(pen: LanePen, song: Song, top: number, selected: string | null): void {
  const { context, axis } = pen;
  for (const section of song.sections) {
    const left = axis.xOf(section.at);
    const right = axis.xOf(section.at + section.length);
    if (right < 0 || left > pen.width) continue;
    const shade = trackShade(pen.theme, TRACK_COLORS[KIND_COLORS[section.kind]] ?? '#9a9da2');
    const from = Math.round(Math.max(-4, left));
    const to = Math.round(Math.min(pen.width + 4, right)) - 1;
    context.fillStyle = shade.body;
    context.beginPath();
    context.roundRect(from, top + 1, Math.max(1, to - from), LANE - 3, 3);
    context.fill();
    context.fillStyle = shade.wave;
    context.fillRect(from, top + 1, Math.min(3, to - from), LANE - 3);
    if (section.id === selected) {
      context.strokeStyle = pen.palette.text1;
      context.lineWidth = 1.5;
      context.stroke();
    }
    clipped(pen, sectionName(section), Math.max(0, left) + 3 + PAD, to - PAD, top + 14, shade.bodyText);
  }
}

/** Draws markers as flags. */
export function drawMarkers(pen: LanePen, song: Song, top: number, selected: string | null): void {
  const { context, axis, palette } = pen;
  song.markers.forEach((marker, i) => {
    const x = Math.round(axis.xOf(marker.at));
    if (x > pen.width + 4 || x < -300) return;
    const chosen = marker.id === selected;
    context.fillStyle = chosen ? palette.text1 : palette.warn;
    context.beginPath();
    context.moveTo(x, top + 3);
    context.lineTo(x + 7, top + 7);
    context.lineTo(x, top + 11);
    context.fill();
    context.fillRect(x, top + 3, 1, LANE - 4);
    const next = song.markers[i + 1];
    clipped(pen, marker.name, x + 10, next ? axis.xOf(next.at) - APART : pen.width, top + 14, palette.text1);
  });
}

/** Draws chords as names, each with a line where it begins. */
export function drawChords(pen: LanePen, song: Song, top: number, selected: number | null): void {
  const { context, axis, palette } = pen;
  song.chords.forEach((chord, i) => {
    const x = Math.round(axis.xOf(chord.at));
    const next = song.chords[i + 1];
    const end = next ? Math.min(pen.width, axis.xOf(next.at)) : pen.width;
    if (x > pen.width || end < 0) return;
    context.fillStyle = selected === chord.at ? palette.chosen : palette.bg3;
    context.fillRect(Math.max(0, x), top + 1, end - Math.max(0, x) - 1, LANE - 3);
    context.fillStyle = palette.lineStrong;
    context.fillRect(x, top + 1, 1, LANE - 3);
    clipped(pen, chord.chord, Math.max(0, x) + PAD, end - 2, top + 14, palette.text1);
  });
}

/** Draws the tempo as a line with its numbers. */
export function drawTempo(pen: LanePen, song: Song, top: number, selected: number | null): void {
  const { context, axis, palette } = pen;
  const height = laneHeight('tempo');
  const all = song.tempos.map((tempo) => tempo.bpm);
  const low = Math.min(...all) - 2;
  const high = Math.max(...all) + 2;
  const y = (bpm: number) => Math.round(top + height - 5 - ((bpm - low) / (high - low)) * (height - 20)) + 0.5;
  context.beginPath();
  song.tempos.forEach((tempo, i) => {
    const next = song.tempos[i + 1];
    const x = axis.xOf(tempo.at);
    context.lineTo(x, y(tempo.bpm));
    context.lineTo(next ? axis.xOf(next.at) : Math.max(x, pen.width), y(next && tempo.shape === 'ramp' ? next.bpm : tempo.bpm));
  });
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.5;
  context.stroke();
  let free = -Infinity;
  for (const tempo of song.tempos) {
    const x = axis.xOf(tempo.at);
    if (x > pen.width || x < -60) continue;
    context.fillStyle = selected === tempo.at ? palette.text1 : palette.accent;
    context.beginPath();
    context.arc(x, y(tempo.bpm), 3, 0, 2 * Math.PI);
    context.fill();
    const text = String(Math.round(tempo.bpm * 100) / 100);
    if (x < free) continue;
    context.fillStyle = palette.text2;
    context.fillText(text, x + PAD, top + 11);
    free = x + PAD + context.measureText(text).width + APART;
  }
}

/** Draws meters as fractions. */
export function drawMeters(pen: LanePen, song: Song, top: number, selected: number | null): void {
  const { context, axis, palette } = pen;
  song.meters.forEach((meter, i) => {
    const x = Math.round(axis.xOf(meter.at));
    const next = song.meters[i + 1];
    if (x > pen.width || x < -60) return;
    context.fillStyle = selected === meter.at ? palette.text1 : palette.lineStrong;
    context.fillRect(x, top + 2, 1, LANE - 5);
    clipped(pen, meter.meter, x + PAD, next ? axis.xOf(next.at) - 2 : pen.width, top + 14, palette.text2);
  });
}

/** Writes a text that ends where its room does, or nothing where there is none. */
function clipped(pen: LanePen, text: string, x: number, end: number, baseline: number, color: string): void {
  const { context } = pen;
  if (end - x < 8 || text === '') return;
  context.fillStyle = color;
  if (context.measureText(text).width <= end - x) {
    context.fillText(text, x, baseline);
    return;
  }
  context.save();
  context.beginPath();
  context.rect(x, baseline - 14, end - x, 20);
  context.clip();
  context.fillText(text, x, baseline);
  context.restore();
}
