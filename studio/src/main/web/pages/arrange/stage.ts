import { effect, type Signal, signal } from '../../core/signal';
import { gridTicks, snap, snapDown, snapMove, snapUp } from '../../song/snap';
import { type MeterMap, meterMap, songEnd, type TempoMap, tempoMap } from '../../song/time';
import type { Studio } from '../../studio';
import type { Arrangement, Ghost, Row } from '../../view/arrange/scene';
import { RulerView } from '../../view/ruler';
import { TimelineView } from '../../view/timeline';
import { QUARTER } from '../../wire/quarters';
import type { Automation, Song, Target, Track } from '../../wire/song.generated';
import { focusedTrack } from '../../commands';
import { OverviewView } from './overview';
import { rowsOf, type ShownTrack } from './rows';
import { automationLanes, axis, follow, grid, heights, peaks, rulerItem, rulerLanes, scrollTop, selectedClips, timeRange } from './state';
import { deviceTables } from '../../catalogue';
import { laneFor, shownLane } from '../automation/targets';

/** The elements that the pictures of the page fill. */
export interface StageHosts {
  readonly lanes: HTMLElement;
  readonly ruler: HTMLElement;
  readonly overview: HTMLElement;
}

/** What a gesture would make of a lane of automation if it ended now. */
export interface LaneDraft {
  readonly track: string;
  readonly lane: Automation;
}

/** Bars that can be seen beyond the end of the song. */
const BEYOND = 32;

/** The pictures of the arrangement, kept in step with song, choice and transport, and what gestures need of them. */
export class Stage {
  readonly view: TimelineView;
  readonly ruler: RulerView;
  readonly overview: OverviewView;
  readonly rows: Signal<readonly Row[]> = signal<readonly Row[]>([]);
  readonly draft: Signal<LaneDraft | null> = signal<LaneDraft | null>(null);
  /** Height of all rows; changes with them. */
  readonly content = signal(0);
  readonly room = signal(0);
  /** The drag that goes on, for scrolling at the edges. */
  onTick: (() => void) | null = null;
  private readonly bubble: HTMLElement;
  private readonly ends: (() => void)[] = [];

  constructor(
    readonly studio: Studio,
    readonly hosts: StageHosts,
    shown: { readonly value: readonly ShownTrack[]; peek(): readonly ShownTrack[] },
  ) {
    const song = studio.song.peek();
    const seconds = tempoMap(song);
    const loop = studio.transport.peek().loop;
    axis.extend(this.seen(song));
    const fresh = axis.width === 0 && axis.origin === 0;
    const arrangement: Arrangement = {
      song, seconds, rows: [], selected: selectedClips.peek(), focus: focusedTrack.peek(), time: timeRange.peek(), hover: null, ghosts: [], loop, line: null, snap: 0,
    };
    this.view = new TimelineView(hosts.lanes, axis, peaks, arrangement);
    this.ruler = new RulerView(hosts.ruler, axis, { song, tempo: seconds, lanes: rulerLanes.peek(), loop, time: null, selected: null, snap: 0 });
    this.overview = new OverviewView(hosts.overview, axis, song);
    if (fresh) axis.restore(0, Math.max(1, hosts.lanes.clientWidth) / Math.max(songEnd(song) * 1.02, 16 * 4 * QUARTER));
    this.bubble = document.createElement('div');
    this.bubble.className = 'arrange-bubble';
    this.bubble.setAttribute('aria-hidden', 'true');
    this.bubble.hidden = true;
    hosts.lanes.append(this.bubble);
    this.ends.push(() => this.bubble.remove());
    this.follows(shown);
    this.scroll(scrollTop.peek());
    const size = new ResizeObserver(() => {
      this.room.value = hosts.lanes.clientHeight;
      this.scroll(scrollTop.peek());
    });
    size.observe(hosts.lanes);
    this.ends.push(() => size.disconnect(), studio.onFrame(() => this.tick()));
  }

  get song(): Song {
    return this.studio.song.peek();
  }

  get meters(): MeterMap {
    return meterMap(this.song);
  }

  get tempo(): TempoMap {
    return tempoMap(this.song);
  }

  track(id: string): Track | null {
    return this.song.tracks.find((track) => track.id === id) ?? null;
  }

  /** The line of the grid nearest to a tick; the tick itself with `free`. */
  snap(tick: number, free = false): number {
    return free ? Math.max(0, Math.round(tick)) : snap(grid.peek(), this.meters, tick, axis.scale);
  }

  snapDown(tick: number): number {
    return snapDown(grid.peek(), this.meters, tick, axis.scale);
  }

  snapUp(tick: number): number {
    return snapUp(grid.peek(), this.meters, tick, axis.scale);
  }

  /** Where a thing goes when it is moved by about so much. */
  snapMove(from: number, by: number, free = false): number {
    return free ? Math.max(0, Math.round(from + by)) : snapMove(grid.peek(), this.meters, from, by, axis.scale);
  }

  /** The ticks between two lines of the grid around a tick. */
  step(tick: number): number {
    return gridTicks(grid.peek(), this.meters, tick, axis.scale);
  }

  /** Shows rows from another height on; the result is what could be had. */
  scroll(top: number): number {
    this.view.scrollTop = top;
    scrollTop.value = this.view.scrollTop;
    return this.view.scrollTop;
  }

  /** CSS pixels that rows can be scrolled by. */
  get reach(): number {
    return this.content.peek() + Math.min(this.view.height / 2, 120);
  }

  /** Scrolls as little as needed to see a row. */
  revealRow(id: string): void {
    const top = this.view.topOf(id);
    const row = this.rows.peek().find((one) => one.id === id);
    if (!row || Number.isNaN(top)) return;
    if (top < 0) this.scroll(scrollTop.peek() + top);
    else if (top + row.height > this.view.height) this.scroll(scrollTop.peek() + top + row.height - this.view.height);
  }

  ghosts(ghosts: readonly Ghost[]): void {
    this.view.show({ ghosts });
  }

  line(tick: number | null): void {
    this.view.show({ line: tick });
  }

  /** A small text beside the pointer while something is dragged; null takes it away. */
  readout(text: string | null, x = 0, y = 0): void {
    this.bubble.hidden = text === null;
    if (text === null) return;
    this.bubble.textContent = text;
    const left = Math.min(x + 14, this.view.width - this.bubble.offsetWidth - 4);
    this.bubble.style.transform = `translate(${Math.max(2, left)}px, ${Math.max(2, y - 30)}px)`;
  }

  /** Takes everything away that a gesture showed. */
  clear(): void {
    this.draft.value = null;
    this.readout(null);
    this.view.show({ ghosts: [], line: null, hover: null });
  }

  /** What a lane of automation is now, or would be. */
  lane(track: string, target: Target): Automation {
    const found = this.track(track);
    return found ? laneFor(this.song, found, target, deviceTables.peek()) : { target, enabled: true, points: [] };
  }

  dispose(): void {
    for (const end of this.ends) end();
    this.view.dispose();
    this.ruler.dispose();
    this.overview.dispose();
  }

  private seen(song: Song): number {
    return songEnd(song) + BEYOND * meterMap(song).barLength(0);
  }

  private follows(shown: { readonly value: readonly ShownTrack[] }): void {
    const { view, ruler, overview, studio } = this;
    const on = (work: () => void) => this.ends.push(effect(work));
    on(() => {
      const song = studio.song.value;
      const draft = this.draft.value;
      const tables = deviceTables.value;
      const lanes = automationLanes.value;
      const rows = rowsOf(shown.value, heights.value, (track) =>
        (lanes.get(track.id) ?? []).map((target) => {
          const made = shownLane(song, track, target, tables);
          return draft?.track === track.id && draft.lane.target === target ? { ...made, lane: draft.lane } : made;
        }));
      this.rows.value = rows;
      const seconds = tempoMap(song);
      view.show({ song, seconds, rows });
      ruler.show({ song, tempo: seconds });
      overview.show(song);
      axis.extend(this.seen(song));
      this.content.value = view.contentHeight;
      scrollTop.value = view.scrollTop;
    });
    on(() => view.show({ selected: selectedClips.value }));
    on(() => view.show({ focus: focusedTrack.value }));
    on(() => {
      const time = timeRange.value;
      view.show({ time });
      ruler.show({ time });
    });
    on(() => {
      const { loop } = studio.transport.value;
      view.show({ loop });
      ruler.show({ loop });
    });
    on(() => ruler.show({ lanes: rulerLanes.value }));
    on(() => ruler.show({ selected: rulerItem.value }));
    on(() => {
      const { on: held, step } = grid.value;
      const finest = held && step !== 'adaptive' ? gridTicks(grid.value, meterMap(studio.song.value), 0, axis.scale) : 0;
      view.show({ snap: finest });
      ruler.show({ snap: finest });
    });
  }

  private tick(): void {
    const at = this.studio.position();
    const moves = this.studio.transport.peek().state === 'playing';
    if (moves && this.onTick === null) axis.follow(follow.peek(), at);
    this.view.setPlayhead(at);
    this.ruler.setPlayhead(at);
    this.overview.setPlayhead(at);
    this.onTick?.();
  }
}
