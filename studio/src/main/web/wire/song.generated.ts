// Made from the codecs of the song's text by org.songline.studio.wire.SongTypes. Do not edit.
import type { Table } from './shape';

/** A point in musical time, in ticks from the start of the song, pattern or note. */
export type Position = number;

/** A length of musical time, in ticks. */
export type Length = number;

/** Frames of a recording. */
export type Frames = number;

/** -Infinity is silence. */
export type Decibels = number;

/** 0 to 127; 60 is middle C. */
export type Pitch = number;

export interface Brief {
  readonly genre: string;
  readonly key: string;
  readonly mood: string;
  readonly story: string;
  readonly references: string;
  readonly audience: string;
}

export type PersonId = string;

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly credits: readonly string[];
}

export const tempoShapes = ['step', 'ramp'] as const;
export type TempoShape = (typeof tempoShapes)[number];

export interface Tempo {
  readonly at: Position;
  readonly bpm: number;
  readonly shape: TempoShape;
}

export type MeterText = `${number}/${number}`;

export interface Meter {
  readonly at: Position;
  readonly meter: MeterText;
}

export type SectionId = string;

export const sectionKinds = ['intro', 'verse', 'pre-chorus', 'chorus', 'post-chorus', 'build', 'drop', 'break', 'bridge', 'solo', 'interlude', 'outro', 'other'] as const;
export type SectionKind = (typeof sectionKinds)[number];

export interface Section {
  readonly id: SectionId;
  readonly kind: SectionKind;
  readonly name: string;
  readonly at: Position;
  readonly length: Length;
}

export type MarkerId = string;

export interface Marker {
  readonly id: MarkerId;
  readonly name: string;
  readonly at: Position;
}

export interface ChordMark {
  readonly at: Position;
  readonly chord: string;
}

export type SourceId = string;

export interface AudioSource {
  readonly id: SourceId;
  readonly name: string;
  readonly file: string;
  readonly rate: number;
  readonly channels: number;
  readonly frames: number;
}

export type PatternId = string;

export const expressionKinds = ['pitch', 'pressure', 'timbre', 'gain', 'pan'] as const;
export type ExpressionKind = (typeof expressionKinds)[number];

export const pointShapes = ['hold', 'linear', 'curved'] as const;
export type PointShape = (typeof pointShapes)[number];

export interface Point {
  readonly at: Position;
  readonly value: number;
  readonly shape: PointShape;
  readonly bend: number;
}

export interface Expression {
  readonly kind: ExpressionKind;
  readonly points: readonly Point[];
}

export interface Note {
  readonly at: Position;
  readonly key: Pitch;
  readonly length: Length;
  readonly velocity: number;
  readonly release: number;
  readonly expressions: readonly Expression[];
}

export const controlKinds = ['program', 'controller', 'bend', 'pressure', 'key-pressure'] as const;
export type ControlKind = (typeof controlKinds)[number];

export interface Control {
  readonly at: Position;
  readonly kind: ControlKind;
  readonly number: number;
  readonly value: number;
}

export interface RowStep {
  readonly index: number;
  readonly velocity: number;
  readonly length: number;
  readonly chance: number;
  readonly ratchet: number;
  readonly shift: number;
}

export interface Row {
  readonly key: Pitch;
  readonly name: string;
  readonly length: number;
  readonly rate: Length;
  readonly swing: number;
  readonly choke: number;
  readonly muted: boolean;
  readonly seed: number;
  readonly steps: readonly RowStep[];
}

export interface Pattern {
  readonly id: PatternId;
  readonly name: string;
  readonly notes: readonly Note[];
  readonly controls: readonly Control[];
  readonly rows: readonly Row[];
}

export type TrackId = string;

export const trackKinds = ['instrument', 'audio', 'group', 'return', 'master', 'folder', 'vca'] as const;
export type TrackKind = (typeof trackKinds)[number];

export interface Direct {
  readonly direct: number;
}

export type Output = TrackId | null | Direct;

export const panLaws = ['balance', 'minus-3', 'minus-4-5', 'minus-6'] as const;
export type PanLaw = (typeof panLaws)[number];

export type DeviceId = string;

export interface SideChain {
  readonly source: TrackId;
  readonly preFader: boolean;
}

export interface Modulation {
  readonly device: DeviceId;
  readonly parameter: string;
  readonly depth: number;
}

export interface Device {
  readonly id: DeviceId;
  readonly type: string;
  readonly enabled: boolean;
  readonly parameters: Readonly<Record<string, number>>;
  readonly assets: Readonly<Record<string, string>>;
  readonly sideChain: SideChain | null;
  readonly modulations: readonly Modulation[];
  readonly outputs: Readonly<Record<string, TrackId>>;
}

export interface Send {
  readonly to: TrackId;
  readonly preFader: boolean;
  readonly level: Decibels;
  readonly pan: number;
  readonly enabled: boolean;
}

export type ClipId = string;

export interface NoteLoop {
  readonly at: Length;
  readonly length: Length;
}

export interface NoteClip {
  readonly kind: 'notes';
  readonly id: ClipId;
  readonly name: string;
  readonly at: Position;
  readonly length: Length;
  readonly muted: boolean;
  readonly pattern: PatternId;
  readonly offset: Length;
  readonly loop: NoteLoop | null;
  readonly transpose: number;
  readonly color: string;
}

export interface AudioLoop {
  readonly at: Frames;
  readonly length: Frames;
}

export const fadeShapes = ['linear', 'equal-power', 's-curve', 'slow', 'fast'] as const;
export type FadeShape = (typeof fadeShapes)[number];

export interface Fade {
  readonly length: Length;
  readonly shape: FadeShape;
}

export interface GainPoint {
  readonly at: Frames;
  readonly gain: number;
  readonly shape: PointShape;
  readonly bend: number;
}

export interface AudioClip {
  readonly kind: 'audio';
  readonly id: ClipId;
  readonly name: string;
  readonly at: Position;
  readonly length: Length;
  readonly muted: boolean;
  readonly source: SourceId;
  readonly offsetFrames: Frames;
  readonly loopFrames: AudioLoop | null;
  readonly gain: number;
  readonly fadeIn: Fade;
  readonly fadeOut: Fade;
  readonly reversed: boolean;
  readonly envelopeFrames: readonly GainPoint[];
  readonly color: string;
}

export type Clip = NoteClip | AudioClip;

export type Target = 'fader' | 'pan' | 'mute' | `send/${string}/level` | `send/${string}/pan` | `device/${string}/${string}` | `enabled/${string}`;

export interface Automation {
  readonly target: Target;
  readonly enabled: boolean;
  readonly points: readonly Point[];
}

export interface Track {
  readonly id: TrackId;
  readonly kind: TrackKind;
  readonly name: string;
  readonly color: string;
  readonly folder: TrackId | null;
  readonly output: Output;
  readonly vca: TrackId | null;
  readonly fader: Decibels;
  readonly pan: number;
  readonly panLaw: PanLaw;
  readonly muted: boolean;
  readonly soloed: boolean;
  readonly soloSafe: boolean;
  readonly devices: readonly Device[];
  readonly sends: readonly Send[];
  readonly clips: readonly Clip[];
  readonly automation: readonly Automation[];
}

export type SnapshotId = string;

export interface SendMix {
  readonly to: TrackId;
  readonly level: Decibels;
  readonly pan: number;
  readonly enabled: boolean;
}

export interface TrackMix {
  readonly track: TrackId;
  readonly fader: Decibels;
  readonly pan: number;
  readonly muted: boolean;
  readonly sends: readonly SendMix[];
}

export interface Snapshot {
  readonly id: SnapshotId;
  readonly name: string;
  readonly tracks: readonly TrackMix[];
}

export interface Song {
  readonly format: number;
  readonly title: string;
  readonly brief: Brief;
  readonly people: readonly Person[];
  readonly rate: number;
  readonly tempos: readonly Tempo[];
  readonly meters: readonly Meter[];
  readonly sections: readonly Section[];
  readonly markers: readonly Marker[];
  readonly chords: readonly ChordMark[];
  readonly sources: Readonly<Record<string, AudioSource>>;
  readonly patterns: Readonly<Record<string, Pattern>>;
  readonly tracks: readonly Track[];
  readonly snapshots: readonly Snapshot[];
}

export interface SetTitle {
  readonly edit: 'set-title';
  readonly old: string;
  readonly new: string;
}

export interface SetBrief {
  readonly edit: 'set-brief';
  readonly old: Brief;
  readonly new: Brief;
}

export interface SetRate {
  readonly edit: 'set-rate';
  readonly old: number;
  readonly new: number;
}

export interface PutTempo {
  readonly edit: 'put-tempo';
  readonly old: Tempo | null;
  readonly new: Tempo | null;
}

export interface PutMeter {
  readonly edit: 'put-meter';
  readonly old: Meter | null;
  readonly new: Meter | null;
}

export interface PutSection {
  readonly edit: 'put-section';
  readonly old: Section | null;
  readonly new: Section | null;
}

export interface PutMarker {
  readonly edit: 'put-marker';
  readonly old: Marker | null;
  readonly new: Marker | null;
}

export interface PutChord {
  readonly edit: 'put-chord';
  readonly old: ChordMark | null;
  readonly new: ChordMark | null;
}

export interface PutPerson {
  readonly edit: 'put-person';
  readonly index: number;
  readonly old: Person | null;
  readonly new: Person | null;
}

export interface PutSnapshot {
  readonly edit: 'put-snapshot';
  readonly index: number;
  readonly old: Snapshot | null;
  readonly new: Snapshot | null;
}

export interface PutSource {
  readonly edit: 'put-source';
  readonly old: AudioSource | null;
  readonly new: AudioSource | null;
}

export interface PutPattern {
  readonly edit: 'put-pattern';
  readonly old: Pattern | null;
  readonly new: Pattern | null;
}

export interface SetPatternName {
  readonly edit: 'set-pattern-name';
  readonly pattern: PatternId;
  readonly old: string;
  readonly new: string;
}

export interface PutNote {
  readonly edit: 'put-note';
  readonly pattern: PatternId;
  readonly old: Note | null;
  readonly new: Note | null;
}

export interface PutRow {
  readonly edit: 'put-row';
  readonly pattern: PatternId;
  readonly old: Row | null;
  readonly new: Row | null;
}

export interface PutStep {
  readonly edit: 'put-step';
  readonly pattern: PatternId;
  readonly row: Pitch;
  readonly old: RowStep | null;
  readonly new: RowStep | null;
}

export interface PutControl {
  readonly edit: 'put-control';
  readonly pattern: PatternId;
  readonly old: Control | null;
  readonly new: Control | null;
}

export interface PutTrack {
  readonly edit: 'put-track';
  readonly index: number;
  readonly old: Track | null;
  readonly new: Track | null;
}

export interface MoveTrack {
  readonly edit: 'move-track';
  readonly track: TrackId;
  readonly old: number;
  readonly new: number;
}

export interface SetTrackName {
  readonly edit: 'set-track-name';
  readonly track: TrackId;
  readonly old: string;
  readonly new: string;
}

export interface SetTrackColor {
  readonly edit: 'set-track-color';
  readonly track: TrackId;
  readonly old: string;
  readonly new: string;
}

export interface SetTrackFolder {
  readonly edit: 'set-track-folder';
  readonly track: TrackId;
  readonly old: TrackId | null;
  readonly new: TrackId | null;
}

export interface SetVca {
  readonly edit: 'set-vca';
  readonly track: TrackId;
  readonly old: TrackId | null;
  readonly new: TrackId | null;
}

export interface SetOutput {
  readonly edit: 'set-output';
  readonly track: TrackId;
  readonly old: Output;
  readonly new: Output;
}

export interface SetFader {
  readonly edit: 'set-fader';
  readonly track: TrackId;
  readonly old: Decibels;
  readonly new: Decibels;
}

export interface SetPan {
  readonly edit: 'set-pan';
  readonly track: TrackId;
  readonly old: number;
  readonly new: number;
}

export interface SetPanLaw {
  readonly edit: 'set-pan-law';
  readonly track: TrackId;
  readonly old: PanLaw;
  readonly new: PanLaw;
}

export interface SetMuted {
  readonly edit: 'set-muted';
  readonly track: TrackId;
  readonly old: boolean;
  readonly new: boolean;
}

export interface SetSoloed {
  readonly edit: 'set-soloed';
  readonly track: TrackId;
  readonly old: boolean;
  readonly new: boolean;
}

export interface SetSoloSafe {
  readonly edit: 'set-solo-safe';
  readonly track: TrackId;
  readonly old: boolean;
  readonly new: boolean;
}

export interface PutSend {
  readonly edit: 'put-send';
  readonly track: TrackId;
  readonly index: number;
  readonly old: Send | null;
  readonly new: Send | null;
}

export interface PutDevice {
  readonly edit: 'put-device';
  readonly track: TrackId;
  readonly index: number;
  readonly old: Device | null;
  readonly new: Device | null;
}

export interface SetDeviceEnabled {
  readonly edit: 'set-device-enabled';
  readonly device: DeviceId;
  readonly old: boolean;
  readonly new: boolean;
}

export interface SetParameter {
  readonly edit: 'set-parameter';
  readonly device: DeviceId;
  readonly parameter: string;
  readonly old: number | null;
  readonly new: number | null;
}

export interface SetAsset {
  readonly edit: 'set-asset';
  readonly device: DeviceId;
  readonly slot: string;
  readonly old: string | null;
  readonly new: string | null;
}

export interface SetSideChain {
  readonly edit: 'set-side-chain';
  readonly device: DeviceId;
  readonly old: SideChain | null;
  readonly new: SideChain | null;
}

export interface PutModulation {
  readonly edit: 'put-modulation';
  readonly device: DeviceId;
  readonly old: Modulation | null;
  readonly new: Modulation | null;
}

export interface SetDeviceOutput {
  readonly edit: 'set-device-output';
  readonly device: DeviceId;
  readonly output: string;
  readonly old: TrackId | null;
  readonly new: TrackId | null;
}

export interface PutClip {
  readonly edit: 'put-clip';
  readonly track: TrackId;
  readonly old: Clip | null;
  readonly new: Clip | null;
}

export interface PutLane {
  readonly edit: 'put-lane';
  readonly track: TrackId;
  readonly index: number;
  readonly old: Automation | null;
  readonly new: Automation | null;
}

export interface SetLaneEnabled {
  readonly edit: 'set-lane-enabled';
  readonly track: TrackId;
  readonly target: Target;
  readonly old: boolean;
  readonly new: boolean;
}

export interface PutPoint {
  readonly edit: 'put-point';
  readonly track: TrackId;
  readonly target: Target;
  readonly old: Point | null;
  readonly new: Point | null;
}

export interface MoveDevice {
  readonly edit: 'move-device';
  readonly device: DeviceId;
  readonly oldTrack: TrackId;
  readonly oldIndex: number;
  readonly newTrack: TrackId;
  readonly newIndex: number;
}

export type Edit =
  | SetTitle
  | SetBrief
  | SetRate
  | PutTempo
  | PutMeter
  | PutSection
  | PutMarker
  | PutChord
  | PutPerson
  | PutSnapshot
  | PutSource
  | PutPattern
  | SetPatternName
  | PutNote
  | PutRow
  | PutStep
  | PutControl
  | PutTrack
  | MoveTrack
  | SetTrackName
  | SetTrackColor
  | SetTrackFolder
  | SetVca
  | SetOutput
  | SetFader
  | SetPan
  | SetPanLaw
  | SetMuted
  | SetSoloed
  | SetSoloSafe
  | PutSend
  | PutDevice
  | SetDeviceEnabled
  | SetParameter
  | SetAsset
  | SetSideChain
  | PutModulation
  | SetDeviceOutput
  | PutClip
  | PutLane
  | SetLaneEnabled
  | PutPoint
  | MoveDevice;

export interface Transaction {
  readonly label: string;
  readonly edits: readonly Edit[];
}

export const stepKinds = ['do', 'undo', 'redo'] as const;
export type StepKind = (typeof stepKinds)[number];

export interface Step {
  readonly step: StepKind;
  readonly label: string;
  readonly at: number;
  readonly window: string;
  readonly ask: number;
  readonly edits: readonly Edit[];
}

export const table: Table = {
  Brief: { keys: [['genre', 'genre', 'plain', { usual: "" }], ['key', 'key', 'plain', { usual: "" }], ['mood', 'mood', 'plain', { usual: "" }], ['story', 'story', 'plain', { usual: "" }], ['references', 'references', 'plain', { usual: "" }], ['audience', 'audience', 'plain', { usual: "" }]] },
  Person: { keys: [['id', 'id', 'plain'], ['name', 'name', 'plain'], ['credits', 'credits', 'plain', { usual: [] }]] },
  Tempo: { keys: [['at', 'at', 'ticks'], ['bpm', 'bpm', 'plain'], ['shape', 'shape', 'plain', { usual: "step" }]] },
  Meter: { keys: [['at', 'at', 'ticks'], ['meter', 'meter', 'plain']] },
  Section: { keys: [['id', 'id', 'plain'], ['kind', 'kind', 'plain'], ['name', 'name', 'plain', { usual: "" }], ['at', 'at', 'ticks'], ['length', 'length', 'ticks']] },
  Marker: { keys: [['id', 'id', 'plain'], ['name', 'name', 'plain'], ['at', 'at', 'ticks']] },
  ChordMark: { keys: [['at', 'at', 'ticks'], ['chord', 'chord', 'plain']] },
  AudioSource: { keys: [['id', 'id', 'plain'], ['name', 'name', 'plain'], ['file', 'file', 'plain'], ['rate', 'rate', 'plain'], ['channels', 'channels', 'plain'], ['frames', 'frames', 'plain']] },
  Point: { keys: [['at', 'at', 'ticks'], ['value', 'value', 'plain'], ['shape', 'shape', 'plain', { usual: "linear" }], ['bend', 'bend', 'plain', { usual: 0 }]] },
  Expression: { keys: [['kind', 'kind', 'plain'], ['points', 'points', { list: { is: 'Point' } }]] },
  Note: { keys: [['at', 'at', 'ticks'], ['key', 'key', 'pitch'], ['length', 'length', 'ticks'], ['velocity', 'velocity', 'plain', { usual: 100 }], ['release', 'release', 'plain', { usual: 64 }], ['expressions', 'expressions', { list: { is: 'Expression' } }, { usual: [] }]] },
  Control: { keys: [['at', 'at', 'ticks'], ['kind', 'kind', 'plain'], ['number', 'number', 'plain', { usual: 0 }], ['value', 'value', 'plain']] },
  RowStep: { keys: [['index', 'index', 'plain'], ['velocity', 'velocity', 'plain', { usual: 100 }], ['length', 'length', 'plain', { usual: 1 }], ['chance', 'chance', 'plain', { usual: 1 }], ['ratchet', 'ratchet', 'plain', { usual: 1 }], ['shift', 'shift', 'plain', { usual: 0 }]] },
  Row: { keys: [['key', 'key', 'pitch'], ['name', 'name', 'plain', { usual: "" }], ['length', 'length', 'plain', { usual: 16 }], ['rate', 'rate', 'ticks', { usual: 0.25 }], ['swing', 'swing', 'plain', { usual: 50 }], ['choke', 'choke', 'plain', { usual: 0 }], ['muted', 'muted', 'plain', { usual: false }], ['seed', 'seed', 'plain', { usual: 0 }], ['steps', 'steps', { list: { is: 'RowStep' } }, { usual: [] }]] },
  Pattern: { keys: [['id', 'id', 'plain'], ['name', 'name', 'plain', { usual: "" }], ['notes', 'notes', { list: { is: 'Note' } }, { usual: [] }], ['controls', 'controls', { list: { is: 'Control' } }, { usual: [] }], ['rows', 'rows', { list: { is: 'Row' } }, { usual: [] }]] },
  Direct: { keys: [['direct', 'direct', 'plain']] },
  SideChain: { keys: [['source', 'source', 'plain'], ['pre-fader', 'preFader', 'plain', { usual: false }]] },
  Modulation: { keys: [['device', 'device', 'plain'], ['parameter', 'parameter', 'plain'], ['depth', 'depth', 'plain']] },
  Device: { keys: [['id', 'id', 'plain'], ['type', 'type', 'plain'], ['enabled', 'enabled', 'plain', { usual: true }], ['parameters', 'parameters', { table: 'plain' }, { usual: {} }], ['assets', 'assets', { table: 'plain' }, { usual: {} }], ['side-chain', 'sideChain', { is: 'SideChain' }, { none: true }], ['modulations', 'modulations', 'plain', { usual: [] }], ['outputs', 'outputs', { table: 'plain' }, { usual: {} }]] },
  Send: { keys: [['to', 'to', 'plain'], ['pre-fader', 'preFader', 'plain', { usual: false }], ['level', 'level', 'decibels'], ['pan', 'pan', 'plain', { usual: 0 }], ['enabled', 'enabled', 'plain', { usual: true }]] },
  NoteLoop: { keys: [['at', 'at', 'ticks'], ['length', 'length', 'ticks']] },
  NoteClip: { keys: [['id', 'id', 'plain'], ['name', 'name', 'plain', { usual: "" }], ['at', 'at', 'ticks'], ['length', 'length', 'ticks'], ['muted', 'muted', 'plain', { usual: false }], ['pattern', 'pattern', 'plain'], ['offset', 'offset', 'ticks', { usual: 0 }], ['loop', 'loop', { is: 'NoteLoop' }, { none: true }], ['transpose', 'transpose', 'plain', { usual: 0 }], ['color', 'color', 'plain', { usual: "" }]] },
  AudioLoop: { keys: [['at', 'at', 'plain'], ['length', 'length', 'plain']] },
  Fade: { keys: [['length', 'length', 'ticks'], ['shape', 'shape', 'plain', { usual: "linear" }]] },
  GainPoint: { keys: [['at', 'at', 'plain'], ['gain', 'gain', 'plain'], ['shape', 'shape', 'plain', { usual: "linear" }], ['bend', 'bend', 'plain', { usual: 0 }]] },
  AudioClip: { keys: [['id', 'id', 'plain'], ['name', 'name', 'plain', { usual: "" }], ['at', 'at', 'ticks'], ['length', 'length', 'ticks'], ['muted', 'muted', 'plain', { usual: false }], ['source', 'source', 'plain'], ['offset-frames', 'offsetFrames', 'plain', { usual: 0 }], ['loop-frames', 'loopFrames', { is: 'AudioLoop' }, { none: true }], ['gain', 'gain', 'plain', { usual: 0 }], ['fade-in', 'fadeIn', { is: 'Fade' }, { usual: {"length": 0} }], ['fade-out', 'fadeOut', { is: 'Fade' }, { usual: {"length": 0} }], ['reversed', 'reversed', 'plain', { usual: false }], ['envelope-frames', 'envelopeFrames', { list: { is: 'GainPoint' } }, { usual: [] }], ['color', 'color', 'plain', { usual: "" }]] },
  Clip: { tag: 'kind', marks: [{ word: 'notes', key: 'pattern', is: 'NoteClip' }, { word: 'audio', key: 'source', is: 'AudioClip' }] },
  Automation: { keys: [['target', 'target', 'plain'], ['enabled', 'enabled', 'plain', { usual: true }], ['points', 'points', { list: { is: 'Point' } }]] },
  Track: { keys: [['id', 'id', 'plain'], ['kind', 'kind', 'plain'], ['name', 'name', 'plain'], ['color', 'color', 'plain', { usual: "#808080" }], ['folder', 'folder', 'plain', { none: true }], ['output', 'output', 'plain', { by: 'kind', usual: { 'instrument': "master", 'audio': "master", 'group': "master", 'return': "master", 'master': null, 'folder': null, 'vca': null } }], ['vca', 'vca', 'plain', { none: true }], ['fader', 'fader', 'decibels', { usual: 0 }], ['pan', 'pan', 'plain', { usual: 0 }], ['pan-law', 'panLaw', 'plain', { usual: "balance" }], ['muted', 'muted', 'plain', { usual: false }], ['soloed', 'soloed', 'plain', { usual: false }], ['solo-safe', 'soloSafe', 'plain', { usual: false }], ['devices', 'devices', { list: { is: 'Device' } }, { usual: [] }], ['sends', 'sends', { list: { is: 'Send' } }, { usual: [] }], ['clips', 'clips', { list: { is: 'Clip' } }, { usual: [] }], ['automation', 'automation', { list: { is: 'Automation' } }, { usual: [] }]] },
  SendMix: { keys: [['to', 'to', 'plain'], ['level', 'level', 'decibels'], ['pan', 'pan', 'plain', { usual: 0 }], ['enabled', 'enabled', 'plain', { usual: true }]] },
  TrackMix: { keys: [['track', 'track', 'plain'], ['fader', 'fader', 'decibels', { usual: 0 }], ['pan', 'pan', 'plain', { usual: 0 }], ['muted', 'muted', 'plain', { usual: false }], ['sends', 'sends', { list: { is: 'SendMix' } }, { usual: [] }]] },
  Snapshot: { keys: [['id', 'id', 'plain'], ['name', 'name', 'plain'], ['tracks', 'tracks', { list: { is: 'TrackMix' } }, { usual: [] }]] },
  Song: { keys: [['format', 'format', 'plain'], ['title', 'title', 'plain'], ['brief', 'brief', { is: 'Brief' }, { usual: {} }], ['people', 'people', { list: { is: 'Person' } }, { usual: [] }], ['rate', 'rate', 'plain'], ['tempos', 'tempos', { list: { is: 'Tempo' } }], ['meters', 'meters', { list: { is: 'Meter' } }], ['sections', 'sections', { list: { is: 'Section' } }, { usual: [] }], ['markers', 'markers', { list: { is: 'Marker' } }, { usual: [] }], ['chords', 'chords', { list: { is: 'ChordMark' } }, { usual: [] }], ['sources', 'sources', { byId: 'AudioSource' }, { usual: [] }], ['patterns', 'patterns', { byId: 'Pattern' }, { usual: [] }], ['tracks', 'tracks', { list: { is: 'Track' } }], ['snapshots', 'snapshots', { list: { is: 'Snapshot' } }, { usual: [] }]] },
  SetTitle: { keys: [['old', 'old', 'plain'], ['new', 'new', 'plain']] },
  SetBrief: { keys: [['old', 'old', { is: 'Brief' }], ['new', 'new', { is: 'Brief' }]] },
  SetRate: { keys: [['old', 'old', 'plain'], ['new', 'new', 'plain']] },
  PutTempo: { keys: [['old', 'old', { is: 'Tempo' }, { none: true }], ['new', 'new', { is: 'Tempo' }, { none: true }]] },
  PutMeter: { keys: [['old', 'old', { is: 'Meter' }, { none: true }], ['new', 'new', { is: 'Meter' }, { none: true }]] },
  PutSection: { keys: [['old', 'old', { is: 'Section' }, { none: true }], ['new', 'new', { is: 'Section' }, { none: true }]] },
  PutMarker: { keys: [['old', 'old', { is: 'Marker' }, { none: true }], ['new', 'new', { is: 'Marker' }, { none: true }]] },
  PutChord: { keys: [['old', 'old', { is: 'ChordMark' }, { none: true }], ['new', 'new', { is: 'ChordMark' }, { none: true }]] },
  PutPerson: { keys: [['index', 'index', 'plain'], ['old', 'old', { is: 'Person' }, { none: true }], ['new', 'new', { is: 'Person' }, { none: true }]] },
  PutSnapshot: { keys: [['index', 'index', 'plain'], ['old', 'old', { is: 'Snapshot' }, { none: true }], ['new', 'new', { is: 'Snapshot' }, { none: true }]] },
  PutSource: { keys: [['old', 'old', { is: 'AudioSource' }, { none: true }], ['new', 'new', { is: 'AudioSource' }, { none: true }]] },
  PutPattern: { keys: [['old', 'old', { is: 'Pattern' }, { none: true }], ['new', 'new', { is: 'Pattern' }, { none: true }]] },
  SetPatternName: { keys: [['pattern', 'pattern', 'plain'], ['old', 'old', 'plain'], ['new', 'new', 'plain']] },
  PutNote: { keys: [['pattern', 'pattern', 'plain'], ['old', 'old', { is: 'Note' }, { none: true }], ['new', 'new', { is: 'Note' }, { none: true }]] },
  PutRow: { keys: [['pattern', 'pattern', 'plain'], ['old', 'old', { is: 'Row' }, { none: true }], ['new', 'new', { is: 'Row' }, { none: true }]] },
  PutStep: { keys: [['pattern', 'pattern', 'plain'], ['row', 'row', 'pitch'], ['old', 'old', { is: 'RowStep' }, { none: true }], ['new', 'new', { is: 'RowStep' }, { none: true }]] },
  PutControl: { keys: [['pattern', 'pattern', 'plain'], ['old', 'old', { is: 'Control' }, { none: true }], ['new', 'new', { is: 'Control' }, { none: true }]] },
  PutTrack: { keys: [['index', 'index', 'plain'], ['old', 'old', { is: 'Track' }, { none: true }], ['new', 'new', { is: 'Track' }, { none: true }]] },
  MoveTrack: { keys: [['track', 'track', 'plain'], ['old', 'old', 'plain'], ['new', 'new', 'plain']] },
  SetTrackName: { keys: [['track', 'track', 'plain'], ['old', 'old', 'plain'], ['new', 'new', 'plain']] },
  SetTrackColor: { keys: [['track', 'track', 'plain'], ['old', 'old', 'plain'], ['new', 'new', 'plain']] },
  SetTrackFolder: { keys: [['track', 'track', 'plain'], ['old', 'old', 'plain', { none: true }], ['new', 'new', 'plain', { none: true }]] },
  SetVca: { keys: [['track', 'track', 'plain'], ['old', 'old', 'plain', { none: true }], ['new', 'new', 'plain', { none: true }]] },
  SetOutput: { keys: [['track', 'track', 'plain'], ['old', 'old', 'plain'], ['new', 'new', 'plain']] },
  SetFader: { keys: [['track', 'track', 'plain'], ['old', 'old', 'decibels'], ['new', 'new', 'decibels']] },
  SetPan: { keys: [['track', 'track', 'plain'], ['old', 'old', 'plain'], ['new', 'new', 'plain']] },
  SetPanLaw: { keys: [['track', 'track', 'plain'], ['old', 'old', 'plain'], ['new', 'new', 'plain']] },
  SetMuted: { keys: [['track', 'track', 'plain'], ['old', 'old', 'plain'], ['new', 'new', 'plain']] },
  SetSoloed: { keys: [['track', 'track', 'plain'], ['old', 'old', 'plain'], ['new', 'new', 'plain']] },
  SetSoloSafe: { keys: [['track', 'track', 'plain'], ['old', 'old', 'plain'], ['new', 'new', 'plain']] },
  PutSend: { keys: [['track', 'track', 'plain'], ['index', 'index', 'plain'], ['old', 'old', { is: 'Send' }, { none: true }], ['new', 'new', { is: 'Send' }, { none: true }]] },
  PutDevice: { keys: [['track', 'track', 'plain'], ['index', 'index', 'plain'], ['old', 'old', { is: 'Device' }, { none: true }], ['new', 'new', { is: 'Device' }, { none: true }]] },
  SetDeviceEnabled: { keys: [['device', 'device', 'plain'], ['old', 'old', 'plain'], ['new', 'new', 'plain']] },
  SetParameter: { keys: [['device', 'device', 'plain'], ['parameter', 'parameter', 'plain'], ['old', 'old', 'plain', { none: true }], ['new', 'new', 'plain', { none: true }]] },
  SetAsset: { keys: [['device', 'device', 'plain'], ['slot', 'slot', 'plain'], ['old', 'old', 'plain', { none: true }], ['new', 'new', 'plain', { none: true }]] },
  SetSideChain: { keys: [['device', 'device', 'plain'], ['old', 'old', { is: 'SideChain' }, { none: true }], ['new', 'new', { is: 'SideChain' }, { none: true }]] },
  PutModulation: { keys: [['device', 'device', 'plain'], ['old', 'old', { is: 'Modulation' }, { none: true }], ['new', 'new', { is: 'Modulation' }, { none: true }]] },
  SetDeviceOutput: { keys: [['device', 'device', 'plain'], ['output', 'output', 'plain'], ['old', 'old', 'plain', { none: true }], ['new', 'new', 'plain', { none: true }]] },
  PutClip: { keys: [['track', 'track', 'plain'], ['old', 'old', { is: 'Clip' }, { none: true }], ['new', 'new', { is: 'Clip' }, { none: true }]] },
  PutLane: { keys: [['track', 'track', 'plain'], ['index', 'index', 'plain'], ['old', 'old', { is: 'Automation' }, { none: true }], ['new', 'new', { is: 'Automation' }, { none: true }]] },
  SetLaneEnabled: { keys: [['track', 'track', 'plain'], ['target', 'target', 'plain'], ['old', 'old', 'plain'], ['new', 'new', 'plain']] },
  PutPoint: { keys: [['track', 'track', 'plain'], ['target', 'target', 'plain'], ['old', 'old', { is: 'Point' }, { none: true }], ['new', 'new', { is: 'Point' }, { none: true }]] },
  MoveDevice: { keys: [['device', 'device', 'plain'], ['old-track', 'oldTrack', 'plain'], ['old-index', 'oldIndex', 'plain'], ['new-track', 'newTrack', 'plain'], ['new-index', 'newIndex', 'plain']] },
  Edit: { tag: 'edit', cases: { 'set-title': 'SetTitle', 'set-brief': 'SetBrief', 'set-rate': 'SetRate', 'put-tempo': 'PutTempo', 'put-meter': 'PutMeter', 'put-section': 'PutSection', 'put-marker': 'PutMarker', 'put-chord': 'PutChord', 'put-person': 'PutPerson', 'put-snapshot': 'PutSnapshot', 'put-source': 'PutSource', 'put-pattern': 'PutPattern', 'set-pattern-name': 'SetPatternName', 'put-note': 'PutNote', 'put-row': 'PutRow', 'put-step': 'PutStep', 'put-control': 'PutControl', 'put-track': 'PutTrack', 'move-track': 'MoveTrack', 'set-track-name': 'SetTrackName', 'set-track-color': 'SetTrackColor', 'set-track-folder': 'SetTrackFolder', 'set-vca': 'SetVca', 'set-output': 'SetOutput', 'set-fader': 'SetFader', 'set-pan': 'SetPan', 'set-pan-law': 'SetPanLaw', 'set-muted': 'SetMuted', 'set-soloed': 'SetSoloed', 'set-solo-safe': 'SetSoloSafe', 'put-send': 'PutSend', 'put-device': 'PutDevice', 'set-device-enabled': 'SetDeviceEnabled', 'set-parameter': 'SetParameter', 'set-asset': 'SetAsset', 'set-side-chain': 'SetSideChain', 'put-modulation': 'PutModulation', 'set-device-output': 'SetDeviceOutput', 'put-clip': 'PutClip', 'put-lane': 'PutLane', 'set-lane-enabled': 'SetLaneEnabled', 'put-point': 'PutPoint', 'move-device': 'MoveDevice' } },
  Transaction: { keys: [['label', 'label', 'plain'], ['edits', 'edits', { list: { is: 'Edit' } }]] },
  Step: { keys: [['step', 'step', 'plain', { usual: "do" }], ['label', 'label', 'plain'], ['at', 'at', 'plain', { usual: 0 }], ['window', 'window', 'plain', { usual: "" }], ['ask', 'ask', 'plain', { usual: 0 }], ['edits', 'edits', { list: { is: 'Edit' } }]] },
};
