import { inserted, replaced, without } from '../core/lists';
import type { Automation, Device, Edit, Pattern, Song, Step, Track } from '../wire/song.generated';
import { byPlace, clipOrder, controlOrder, markerOrder, modulationOrder, noteOrder, type Order, type Placed } from './order';
import { changed, entry, moved, put, putAt, withEntry, type Put } from './parts';
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

/** Changes of one long list that wait until all of them are known. */
interface Waiting {
  readonly part: string;
  finish(): void;
}

/** Makes edits; those of notes, controls, clips and points wait, so that each list is copied once. */
class Hand {
  private readonly waiting = new Map<string, Waiting>();

  constructor(private song: Song) {}

  do(edit: Edit): void {
    const song = this.song;
    switch (edit.edit) {
      case 'put-note':
        return this.later(`pattern ${edit.pattern}`, 'notes', () => this.pattern(edit.pattern).notes, noteOrder, edit, (notes) =>
          this.setPattern(edit.pattern, { notes }),
        );
      case 'put-control':
        return this.later(`pattern ${edit.pattern}`, 'controls', () => this.pattern(edit.pattern).controls, controlOrder, edit, (controls) =>
          this.setPattern(edit.pattern, { controls }),
        );
      case 'put-clip':
        return this.later(`track ${edit.track}`, 'clips', () => this.track(edit.track).clips, clipOrder, edit, (clips) =>
          this.setTrack(edit.track, { clips }),
        );
      case 'put-point':
        return this.later(`track ${edit.track}`, edit.target, () => this.lane(edit.track, edit.target).points, byPlace, edit, (points) =>
          this.setLane(edit.track, edit.target, { points }),
        );
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
      case 'put-person':
        return this.setSong({ people: putAt(song.people, edit.index, edit) });
      case 'put-source':
        return this.setSong({ sources: entry(song.sources, (edit.new ?? edit.old)?.id, edit) });
      case 'put-pattern': {
        const id = (edit.new ?? edit.old)?.id;
        this.finish(`pattern ${id}`);
        return this.setSong({ patterns: entry(this.song.patterns, id, edit) });
      }
      case 'set-pattern-name':
        return this.setPattern(edit.pattern, { name: changed(this.pattern(edit.pattern).name, edit) });
      case 'put-track':
        this.finish(`track ${(edit.new ?? edit.old)?.id}`);
        return this.setSong({ tracks: putAt(this.song.tracks, edit.index, edit) });
      case 'move-track':
        return this.setSong({ tracks: moved(song.tracks, this.trackIndex(edit.track), edit.old, edit.new) });
      case 'set-track-name':
        return this.setTrack(edit.track, { name: changed(this.track(edit.track).name, edit) });
      case 'set-track-color':
        return this.setTrack(edit.track, { color: changed(this.track(edit.track).color, edit) });
      case 'set-track-folder':
        return this.setTrack(edit.track, { folder: changed(this.track(edit.track).folder, edit) });
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
        this.finish(`track ${edit.track}`);
        return this.setTrack(edit.track, { automation: putAt(this.track(edit.track).automation, edit.index, edit) });
      case 'set-lane-enabled':
        return this.setLane(edit.track, edit.target, { enabled: changed(this.lane(edit.track, edit.target).enabled, edit) });
      default:
        return unknown(edit);
    }
  }

  done(): Song {
    for (const one of this.waiting.values()) one.finish();
    return this.song;
  }

  private later<T extends Placed>(
    part: string,
    list: string,
    found: () => readonly T[],
    order: Order<T>,
    edit: Put<T>,
    keep: (list: readonly T[]) => void,
  ): void {
    const key = `${part} ${list}`;
    let waiting = this.waiting.get(key) as LongList<T> | undefined;
    if (!waiting) {
      waiting = new LongList(part, new SortedChanges(found(), order), keep);
      this.waiting.set(key, waiting);
    }
    waiting.changes.put(edit.old, edit.new);
  }

  /** Makes what waits for a part, before the part itself comes or goes. */
  private finish(part: string): void {
    for (const [key, one] of this.waiting) {
      if (one.part === part) {
        one.finish();
        this.waiting.delete(key);
      }
    }
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

class LongList<T extends Placed> implements Waiting {
  constructor(
    readonly part: string,
    readonly changes: SortedChanges<T>,
    private readonly keep: (list: readonly T[]) => void,
  ) {}

  finish(): void {
    this.keep(this.changes.result());
  }
}

function there<T>(part: T | undefined, name: string): T {
  if (part === undefined) throw new Misfit(`there is no ${name}`);
  return part;
}

function unknown(edit: never): never {
  throw new Misfit(`there is no edit ${JSON.stringify(edit)}`);
}
