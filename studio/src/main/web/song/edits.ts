import type {
  Automation,
  Brief,
  ChordMark,
  Clip,
  Control,
  Decibels,
  Device,
  Edit,
  Marker,
  Meter,
  Modulation,
  Note,
  Output,
  PanLaw,
  Pattern,
  PatternId,
  Point,
  Row,
  RowStep,
  Section,
  Send,
  SideChain,
  Song,
  Target,
  Tempo,
  Track,
  TrackId,
} from '../wire/song.generated';
import { Misfit } from './sorted';

/*
 * Builders of edits. What they change is handed in as the song has it now, and gives the old value. Builders whose name begins
 * with `put` add when `old` is null, remove when `now` is, and replace when both are there.
 */

export const setTitle = (song: Song, now: string): Edit => ({ edit: 'set-title', old: song.title, new: now });

export const setBrief = (song: Song, now: Brief): Edit => ({ edit: 'set-brief', old: song.brief, new: now });

export const putTempo = (old: Tempo | null, now: Tempo | null): Edit => ({ edit: 'put-tempo', old, new: now });

export const putMeter = (old: Meter | null, now: Meter | null): Edit => ({ edit: 'put-meter', old, new: now });

export const putSection = (old: Section | null, now: Section | null): Edit => ({ edit: 'put-section', old, new: now });

export const putMarker = (old: Marker | null, now: Marker | null): Edit => ({ edit: 'put-marker', old, new: now });

export const putChord = (old: ChordMark | null, now: ChordMark | null): Edit => ({ edit: 'put-chord', old, new: now });

export const addPattern = (pattern: Pattern): Edit => ({ edit: 'put-pattern', old: null, new: pattern });

export const setPatternName = (pattern: Pattern, now: string): Edit => ({
  edit: 'set-pattern-name',
  pattern: pattern.id,
  old: pattern.name,
  new: now,
});

export const putNote = (pattern: PatternId, old: Note | null, now: Note | null): Edit => ({ edit: 'put-note', pattern, old, new: now });

export const putRow = (pattern: PatternId, old: Row | null, now: Row | null): Edit => ({ edit: 'put-row', pattern, old, new: now });

export const putStep = (pattern: PatternId, row: number, old: RowStep | null, now: RowStep | null): Edit => ({
  edit: 'put-step',
  pattern,
  row,
  old,
  new: now,
});

export const putControl = (pattern: PatternId, old: Control | null, now: Control | null): Edit => ({
  edit: 'put-control',
  pattern,
  old,
  new: now,
});

export const addTrack = (track: Track, index: number): Edit => ({ edit: 'put-track', index, old: null, new: track });

export const setTrackName = (track: Track, now: string): Edit => ({ edit: 'set-track-name', track: track.id, old: track.name, new: now });

/** A color is `#rrggbb`. */
export const setTrackColor = (track: Track, now: string): Edit => ({ edit: 'set-track-color', track: track.id, old: track.color, new: now });

export const setTrackFolder = (track: Track, now: TrackId | null): Edit => ({
  edit: 'set-track-folder',
  track: track.id,
  old: track.folder,
  new: now,
});

/** The VCA that a track follows; null for none. */
export const setVca = (track: Track, now: TrackId | null): Edit => ({ edit: 'set-vca', track: track.id, old: track.vca, new: now });

export const setOutput = (track: Track, now: Output): Edit => ({ edit: 'set-output', track: track.id, old: track.output, new: now });

export const setFader = (track: Track, now: Decibels): Edit => ({ edit: 'set-fader', track: track.id, old: track.fader, new: now });

export const setPan = (track: Track, now: number): Edit => ({ edit: 'set-pan', track: track.id, old: track.pan, new: now });

export const setPanLaw = (track: Track, now: PanLaw): Edit => ({ edit: 'set-pan-law', track: track.id, old: track.panLaw, new: now });

export const setMuted = (track: Track, now: boolean): Edit => ({ edit: 'set-muted', track: track.id, old: track.muted, new: now });

export const setSoloed = (track: Track, now: boolean): Edit => ({ edit: 'set-soloed', track: track.id, old: track.soloed, new: now });

export const setSoloSafe = (track: Track, now: boolean): Edit => ({ edit: 'set-solo-safe', track: track.id, old: track.soloSafe, new: now });

export const addSend = (track: Track, send: Send): Edit => ({
  edit: 'put-send',
  track: track.id,
  index: track.sends.length,
  old: null,
  new: send,
});

/** Changes the send of a track to a return. */
export function setSend(track: Track, to: TrackId, change: Partial<Send>): Edit {
  const index = track.sends.findIndex((send) => send.to === to);
  const old = there(track.sends[index], `send to ${to}`);
  return { edit: 'put-send', track: track.id, index, old, new: { ...old, ...change } };
}

export const addDevice = (track: Track, device: Device, index: number): Edit => ({
  edit: 'put-device',
  track: track.id,
  index,
  old: null,
  new: device,
});

/** Moves a device in its chain or to another; `index` is its place once it has left its old. */
export function moveDevice(song: Song, device: Device, to: TrackId, index: number): Edit {
  const from = there(trackOf(song, device.id), `device ${device.id}`);
  return {
    edit: 'move-device',
    device: device.id,
    oldTrack: from.id,
    oldIndex: from.devices.findIndex((one) => one.id === device.id),
    newTrack: to,
    newIndex: index,
  };
}

export const setDeviceEnabled = (device: Device, now: boolean): Edit => ({
  edit: 'set-device-enabled',
  device: device.id,
  old: device.enabled,
  new: now,
});

/** A value in the unit of the device's table; null for the initial one. */
export const setParameter = (device: Device, parameter: string, now: number | null): Edit => ({
  edit: 'set-parameter',
  device: device.id,
  parameter,
  old: device.parameters[parameter] ?? null,
  new: now,
});

/** The file in a slot of a device; null for none. */
export const setAsset = (device: Device, slot: string, now: string | null): Edit => ({
  edit: 'set-asset',
  device: device.id,
  slot,
  old: device.assets[slot] ?? null,
  new: now,
});

export const setSideChain = (device: Device, now: SideChain | null): Edit => ({
  edit: 'set-side-chain',
  device: device.id,
  old: device.sideChain,
  new: now,
});

export const putModulation = (device: Device, old: Modulation | null, now: Modulation | null): Edit => ({
  edit: 'put-modulation',
  device: device.id,
  old,
  new: now,
});

/** Where an output of a device goes; null for its main output. */
export const setDeviceOutput = (device: Device, output: string, now: TrackId | null): Edit => ({
  edit: 'set-device-output',
  device: device.id,
  output,
  old: device.outputs[output] ?? null,
  new: now,
});

export const putClip = (track: TrackId, old: Clip | null, now: Clip | null): Edit => ({ edit: 'put-clip', track, old, new: now });

export const addLane = (track: Track, lane: Automation): Edit => ({
  edit: 'put-lane',
  track: track.id,
  index: track.automation.length,
  old: null,
  new: lane,
});

export const setLaneEnabled = (track: Track, lane: Automation, now: boolean): Edit => ({
  edit: 'set-lane-enabled',
  track: track.id,
  target: lane.target,
  old: lane.enabled,
  new: now,
});

export const putPoint = (track: TrackId, target: Target, old: Point | null, now: Point | null): Edit => ({
  edit: 'put-point',
  track,
  target,
  old,
  new: now,
});

/** The track that holds a device. */
export function trackOf(song: Song, device: string): Track | undefined {
  return song.tracks.find((track) => track.devices.some((one) => one.id === device));
}

function there<T>(part: T | undefined, name: string): T {
  if (part === undefined) throw new Misfit(`there is no ${name}`);
  return part;
}
