import { inserted, replaced, without } from '../core/lists';
import type { Automation, Clip, Control, Device, Edit, Note, Pattern, Point, Row, Song, Step, Track } from '../wire/song.generated';
import { byPlace, clipOrder, controlOrder, markerOrder, modulationOrder, noteOrder, rowOrder, stepOrder, type Order, type Placed } from './order';
import { changed, entry, moved, put, putAt, withEntry } from './parts';
import { Misfit, SortedChanges } from './sorted';

/**
 * The song after a step that the program told. Parts that no edit touches are the same objects as before.
 *
 * @throws Misfit when the step was not made for this song
 */
export function apply(song: Song, step: Pick<Step, 'edits'>): Song {
  const hand = new Hand(song);
  for (const edit of step.edits) hand.do(edit);
  return hand.done();
}

/** Makes edits; those of notes, controls, clips and points wait, so that each list is copied once. */
class Hand {
  private readonly notes = new Lists<Note>();
  private readonly controls = new Lists<Control>();
  private readonly clips = new Lists<Clip>();
  private readonly points = new Lists<Point>();

  constructor(private song: Song) {}

  do(edit: Edit): void {
    const song = this.song;
    switch (edit.edit) {
      case 'put-note':
        return (this.notes.get(edit.pattern) ?? this.openNotes(edit.pattern)).put(edit.old, edit.new);
      case 'put-control':
        return (this.controls.get(edit.pattern) ?? this.openControls(edit.pattern)).put(edit.old, edit.new);
      case 'put-clip':
        return (this.clips.get(edit.track) ?? this.openClips(edit.track)).put(edit.old, edit.new);
      case 'put-point':
        return this.lanePoints(edit.track, edit.target).put(edit.old, edit.new);
      case 'set-title':
        return this.setSong({ title: changed(song.title, edit) });
      case 'set-brief':
        return this.setSong({ brief: changed(song.brief, edit) });
      case 'set-rate':
        return this.setSong({ rate: changed(song.rate, edit) });
      case 'put-tempo':
        return this.setSong({ tempos: put(song.tempos, byPlace, edit) });
      case 'put-meter':
        return this.setSong({ meters: put(song.meters, byPlace, edit) });
      case 'put-section':
        return this.setSong({ sections: put(song.sections, byPlace, edit) });
      case 'put-marker':
        return this.setSong({ markers: put(song.markers, markerOrder, edit) });
      case 'put-chord':
        return this.setSong({ chords: put(song.chords, byPlace, edit) });
      case 'put-person':
        return this.setSong({ people: putAt(song.people, edit.index, edit) });
      case 'put-snapshot':
        return this.setSong({ snapshots: putAt(song.snapshots, edit.index, edit) });
      case 'put-source':
        return this.setSong({ sources: entry(song.sources, (edit.new ?? edit.old)?.id, edit) });
      case 'put-pattern':
        this.finishPatterns();
        return this.setSong({ patterns: entry(this.song.patterns, (edit.new ?? edit.old)?.id, edit) });
      case 'set-pattern-name':
        return this.setPattern(edit.pattern, { name: changed(this.pattern(edit.pattern).name, edit) });
      case 'put-row':
        return this.setPattern(edit.pattern, { rows: put(this.pattern(edit.pattern).rows, rowOrder, edit) });
      case 'put-step':
        return this.setRow(edit.pattern, edit.row, (row) => ({ steps: put(row.steps, stepOrder, edit) }));
      case 'put-track':
        this.finishTracks();
        return this.setSong({ tracks: putAt(this.song.tracks, edit.index, edit) });
      case 'move-track':
        return this.setSong({ tracks: moved(song.tracks, this.trackIndex(edit.track), edit.old, edit.new) });
      case 'set-track-name':
        return this.setTrack(edit.track, { name: changed(this.track(edit.track).name, edit) });
      case 'set-track-color':
        return this.setTrack(edit.track, { color: changed(this.track(edit.track).color, edit) });
      case 'set-track-folder':
        return this.setTrack(edit.track, { folder: changed(this.track(edit.track).folder, edit) });
      case 'set-vca':
        return this.setTrack(edit.track, { vca: changed(this.track(edit.track).vca, edit) });
      case 'set-output':
        return this.setTrack(edit.track, { output: changed(this.track(edit.track).output, edit) });
      case 'set-fader':
        return this.setTrack(edit.track, { fader: changed(this.track(edit.track).fader, edit) });
      case 'set-pan':
        return this.setTrack(edit.track, { pan: changed(this.track(edit.track).pan, edit) });
      case 'set-pan-law':
        return this.setTrack(edit.track, { panLaw: changed(this.track(edit.track).panLaw, edit) });
      case 'set-muted':
        return this.setTrack(edit.track, { muted: changed(this.track(edit.track).muted, edit) });
      case 'set-soloed':
        return this.setTrack(edit.track, { soloed: changed(this.track(edit.track).soloed, edit) });
      case 'set-solo-safe':
        return this.setTrack(edit.track, { soloSafe: changed(this.track(edit.track).soloSafe, edit) });
      case 'put-send':
        return this.setTrack(edit.track, { sends: putAt(this.track(edit.track).sends, edit.index, edit) });
      case 'put-device':
        return this.setTrack(edit.track, { devices: putAt(this.track(edit.track).devices, edit.index, edit) });
      case 'move-device':
        return this.moveDevice(edit);
      case 'set-device-enabled':
        return this.setDevice(edit.device, (device) => ({ enabled: changed(device.enabled, edit) }));
      case 'set-parameter':
        return this.setDevice(edit.device, (device) => ({ parameters: entry(device.parameters, edit.parameter, edit) }));
      case 'set-asset':
        return this.setDevice(edit.device, (device) => ({ assets: entry(device.assets, edit.slot, edit) }));
      case 'set-device-output':
        return this.setDevice(edit.device, (device) => ({ outputs: entry(device.outputs, edit.output, edit) }));
      case 'set-side-chain':
        return this.setDevice(edit.device, (device) => ({ sideChain: changed(device.sideChain, edit) }));
      case 'put-modulation':
        return this.setDevice(edit.device, (device) => ({ modulations: put(device.modulations, modulationOrder, edit) }));
      case 'put-lane':
        this.finishTracks();
        return this.setTrack(edit.track, { automation: putAt(this.track(edit.track).automation, edit.index, edit) });
      case 'set-lane-enabled':
        return this.setLane(edit.track, edit.target, { enabled: changed(this.lane(edit.track, edit.target).enabled, edit) });
      default:
        return unknown(edit);
    }
  }

  done(): Song {
    this.finishPatterns();
    this.finishTracks();
    return this.song;
  }

  /** Makes what waits, before a pattern comes or goes. */
  private finishPatterns(): void {
    this.notes.finish();
    this.controls.finish();
  }

  /** Makes what waits, before a track or lane comes or goes. */
  private finishTracks(): void {
    this.clips.finish();
    this.points.finish();
  }

  private openNotes(id: string): SortedChanges<Note> {
    return this.notes.open(id, this.pattern(id).notes, noteOrder, (notes) => this.setPattern(id, { notes }));
  }

  private openControls(id: string): SortedChanges<Control> {
    return this.controls.open(id, this.pattern(id).controls, controlOrder, (controls) => this.setPattern(id, { controls }));
  }

  private openClips(id: string): SortedChanges<Clip> {
    return this.clips.open(id, this.track(id).clips, clipOrder, (clips) => this.setTrack(id, { clips }));
  }

  private lanePoints(id: string, target: string): SortedChanges<Point> {
    const key = `${id} ${target}`;
    const open = () => this.points.open(key, this.lane(id, target).points, byPlace, (points) => this.setLane(id, target, { points }));
    return this.points.get(key) ?? open();
  }

  private pattern(id: string): Pattern {
    return there(this.song.patterns[id], `pattern ${id}`);
  }

  private trackIndex(id: string): number {
    const index = this.song.tracks.findIndex((track) => track.id === id);
    if (index < 0) throw new Misfit(`there is no track ${id}`);
    return index;
  }

  private track(id: string): Track {
    return there(this.song.tracks[this.trackIndex(id)], `track ${id}`);
  }

  private lane(track: string, target: string): Automation {
    return there(
      this.track(track).automation.find((lane) => lane.target === target),
      `lane ${target}`,
    );
  }

  private setSong(change: Partial<Song>): void {
    this.song = { ...this.song, ...change };
  }

  private setPattern(id: string, change: Partial<Pattern>): void {
    this.setSong({ patterns: withEntry(this.song.patterns, id, { ...this.pattern(id), ...change }) });
  }

  private setRow(id: string, key: number, change: (row: Row) => Partial<Row>): void {
    const rows = this.pattern(id).rows;
    const index = rows.findIndex((row) => row.key === key);
    const row = there(rows[index], `row of key ${key}`);
    this.setPattern(id, { rows: replaced(rows, index, { ...row, ...change(row) }) });
  }

  private setTrack(id: string, change: Partial<Track>): void {
    const index = this.trackIndex(id);
    this.setSong({ tracks: replaced(this.song.tracks, index, { ...this.track(id), ...change }) });
  }

  private setLane(track: string, target: string, change: Partial<Automation>): void {
    const automation = this.track(track).automation.map((lane) => (lane.target === target ? { ...lane, ...change } : lane));
    this.setTrack(track, { automation });
  }

  private setDevice(id: string, change: (device: Device) => Partial<Device>): void {
    for (const track of this.song.tracks) {
      const index = track.devices.findIndex((device) => device.id === id);
      const device = track.devices[index];
      if (device) {
        this.setTrack(track.id, { devices: replaced(track.devices, index, { ...device, ...change(device) }) });
        return;
      }
    }
    throw new Misfit(`there is no device ${id}`);
  }

  private moveDevice(edit: Extract<Edit, { edit: 'move-device' }>): void {
    const from = this.track(edit.oldTrack).devices;
    const index = from.findIndex((device) => device.id === edit.device);
    if (edit.oldTrack === edit.newTrack) {
      this.setTrack(edit.oldTrack, { devices: moved(from, index, edit.oldIndex, edit.newIndex) });
      return;
    }
    const device = there(from[changed(index, { old: edit.oldIndex, new: index })], `device ${edit.device}`);
    this.setTrack(edit.oldTrack, { devices: without(from, index) });
    this.setTrack(edit.newTrack, { devices: inserted(this.track(edit.newTrack).devices, edit.newIndex, device) });
  }
}

/** Changes of long lists of one kind that wait until all of them are known. */
class Lists<T extends Placed> {
  private readonly all = new Map<string, { changes: SortedChanges<T>; keep: (list: readonly T[]) => void }>();

  get(key: string): SortedChanges<T> | undefined {
    return this.all.get(key)?.changes;
  }

  open(key: string, list: readonly T[], order: Order<T>, keep: (list: readonly T[]) => void): SortedChanges<T> {
    const changes = new SortedChanges(list, order);
    this.all.set(key, { changes, keep });
    return changes;
  }

  finish(): void {
    for (const { changes, keep } of this.all.values()) keep(changes.result());
    this.all.clear();
  }
}

function there<T>(part: T | undefined, name: string): T {
  if (part === undefined) throw new Misfit(`there is no ${name}`);
  return part;
}

function unknown(edit: never): never {
  throw new Misfit(`there is no edit ${JSON.stringify(edit)}`);
}
