// Made from the records of org.songline.studio.wire; a test holds it to them.

/** JSON in the words of the song format; see codec.ts. */
export type Text = unknown;

export type Ask =
  | AskAim
  | AskCancel
  | AskForget
  | AskHello
  | AskHold
  | AskKeyboards
  | AskLearn
  | AskListen
  | AskLocate
  | AskLoop
  | AskMetronome
  | AskMidi
  | AskOperate
  | AskPerform
  | AskPlay
  | AskPreview
  | AskRecoverySeen
  | AskRedo
  | AskRelease
  | AskResetLoudness
  | AskSave
  | AskStop
  | AskStrike
  | AskTravel
  | AskUndo
  | AskWatch;

export interface AskAim {
  readonly type: 'aim';
  readonly id: number;
  readonly track: string | null;
}

export interface AskCancel {
  readonly type: 'cancel';
  readonly id: number;
  readonly job: string;
}

export interface AskForget {
  readonly type: 'forget';
  readonly id: number;
  readonly channel: number;
  readonly controller: number;
}

export interface AskHello {
  readonly type: 'hello';
  readonly id: number;
  readonly window: string;
  readonly song: string | null;
  readonly revision: number;
}

export interface AskHold {
  readonly type: 'hold';
  readonly id: number;
  readonly values: readonly Held[];
}

export interface AskKeyboards {
  readonly type: 'keyboards';
  readonly id: number;
  readonly on: boolean;
}

export interface AskLearn {
  readonly type: 'learn';
  readonly id: number;
  readonly what: Aim | null;
}

export interface AskListen {
  readonly type: 'listen';
  readonly id: number;
  readonly mode: Mode;
  readonly tracks: readonly string[];
}

export interface AskLocate {
  readonly type: 'locate';
  readonly id: number;
  readonly at: number;
}

export interface AskLoop {
  readonly type: 'loop';
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly on: boolean;
}

export interface AskMetronome {
  readonly type: 'metronome';
  readonly id: number;
  readonly on: boolean;
}

export interface AskMidi {
  readonly type: 'midi';
  readonly id: number;
  readonly input: string;
  readonly status: number;
  readonly first: number;
  readonly second: number;
}

export interface AskOperate {
  readonly type: 'operate';
  readonly id: number;
  readonly operation: Operation;
}

export interface AskPerform {
  readonly type: 'perform';
  readonly id: number;
  readonly transaction: Text;
}

export interface AskPlay {
  readonly type: 'play';
  readonly id: number;
  readonly countIn: number;
}

export interface AskPreview {
  readonly type: 'preview';
  readonly id: number;
  readonly edits: readonly Text[];
}

export interface AskRecoverySeen {
  readonly type: 'recovery-seen';
  readonly id: number;
}

export interface AskRedo {
  readonly type: 'redo';
  readonly id: number;
}

export interface AskRelease {
  readonly type: 'release';
  readonly id: number;
  readonly track: string;
  readonly key: number;
}

export interface AskResetLoudness {
  readonly type: 'reset-loudness';
  readonly id: number;
}

export interface AskSave {
  readonly type: 'save';
  readonly id: number;
}

export interface AskStop {
  readonly type: 'stop';
  readonly id: number;
}

export interface AskStrike {
  readonly type: 'strike';
  readonly id: number;
  readonly track: string;
  readonly key: number;
  readonly velocity: number;
}

export interface AskTravel {
  readonly type: 'travel';
  readonly id: number;
  readonly steps: number;
  readonly revision: number;
}

export interface AskUndo {
  readonly type: 'undo';
  readonly id: number;
}

export interface AskWatch {
  readonly type: 'watch';
  readonly id: number;
  readonly device: string | null;
  readonly costs: boolean;
  readonly loudness: boolean;
}

export type Tell =
  | TellAnswer
  | TellCosts
  | TellGauges
  | TellJob
  | TellKeyboards
  | TellListening
  | TellLoudness
  | TellOpened
  | TellOutput
  | TellPassages
  | TellPlayed
  | TellProblems
  | TellPulse
  | TellStepped
  | TellStrips
  | TellTransport;

export interface TellAnswer {
  readonly type: 'answer';
  readonly id: number;
  readonly refusal: Refusal | null;
}

export interface TellCosts {
  readonly type: 'costs';
  readonly parts: readonly Cost[];
}

export interface TellGauges {
  readonly type: 'gauges';
  readonly devices: readonly Gauge[];
}

export interface TellJob {
  readonly type: 'job';
  readonly job: string;
  readonly label: string;
  readonly done: number;
  readonly finished: boolean;
  readonly result: string | null;
  readonly refusal: Refusal | null;
}

export interface TellKeyboards {
  readonly type: 'keyboards';
  readonly now: MidiNow;
}

export interface TellListening {
  readonly type: 'listening';
  readonly mode: Mode;
  readonly tracks: readonly string[];
}

export interface TellLoudness {
  readonly type: 'loudness';
  readonly momentary: number | null;
  readonly shortTerm: number | null;
  readonly integrated: number | null;
  readonly truePeak: number | null;
}

export interface TellOpened {
  readonly type: 'opened';
  readonly song: string;
  readonly folder: string;
  readonly revision: number;
  readonly content: Text;
  readonly undo: string | null;
  readonly redo: string | null;
  readonly notices: readonly string[];
  readonly recovered: Recovered | null;
}

export interface TellOutput {
  readonly type: 'output';
  readonly now: OutputNow;
}

export interface TellPassages {
  readonly type: 'passages';
  readonly passages: readonly Passage[];
}

export interface TellPlayed {
  readonly type: 'played';
  readonly key: number;
  readonly velocity: number;
}

export interface TellProblems {
  readonly type: 'problems';
  readonly lines: readonly string[];
}

export interface TellPulse {
  readonly type: 'pulse';
  readonly rate: number;
  readonly load: number;
  readonly late: number;
  readonly worst: number;
  readonly engine: number;
  readonly lag: number;
}

export interface TellStepped {
  readonly type: 'stepped';
  readonly revision: number;
  readonly step: Text;
  readonly window: string;
  readonly ask: number;
  readonly undo: string | null;
  readonly redo: string | null;
}

export interface TellStrips {
  readonly type: 'strips';
  readonly tracks: readonly string[];
}

export interface TellTransport {
  readonly type: 'transport';
  readonly state: TransportState;
  readonly warming: boolean;
  readonly metronome: boolean;
  readonly loop: LoopRange | null;
}

export type Operation =
  | OperationAddMarker
  | OperationAddNotes
  | OperationAddReturn
  | OperationAddSection
  | OperationAddSideChain
  | OperationAddTrack
  | OperationChangeClipGain
  | OperationChangeVelocity
  | OperationClearTime
  | OperationColorClips
  | OperationColorTracks
  | OperationCopyClips
  | OperationCopyLaneRange
  | OperationCrossfadeClips
  | OperationDeleteClips
  | OperationDeleteMeter
  | OperationDeleteNotes
  | OperationDeletePoints
  | OperationDeleteSection
  | OperationDeleteTempo
  | OperationDeleteTime
  | OperationDeleteTracks
  | OperationDrawForm
  | OperationDrawLine
  | OperationDuplicateClips
  | OperationDuplicateNotes
  | OperationDuplicateSection
  | OperationDuplicateTime
  | OperationDuplicateTrack
  | OperationFitToScale
  | OperationGroupTracks
  | OperationHumaniseNotes
  | OperationInsertTime
  | OperationJoinClips
  | OperationJoinNotes
  | OperationLegatoNotes
  | OperationLoopClips
  | OperationMakeClipsUnique
  | OperationMirrorNotes
  | OperationMoveClips
  | OperationMoveNotes
  | OperationMovePoints
  | OperationMoveSection
  | OperationMoveTime
  | OperationMoveTracks
  | OperationMuteClips
  | OperationPasteTime
  | OperationQuantiseNotes
  | OperationRampTempo
  | OperationRampVelocity
  | OperationRenameClips
  | OperationReplaceDevice
  | OperationReverseClips
  | OperationReverseNotes
  | OperationScalePoints
  | OperationScaleVelocity
  | OperationSetClipGain
  | OperationSetFades
  | OperationSetMeter
  | OperationSetNoteLength
  | OperationSetSend
  | OperationSetTempo
  | OperationSetVelocity
  | OperationSlipClips
  | OperationSplitClips
  | OperationSplitNotes
  | OperationStampChord
  | OperationStretchClips
  | OperationStretchNotes
  | OperationStrumNotes
  | OperationTakeDevice
  | OperationTapTempo
  | OperationTransposeClips
  | OperationTransposeInScale
  | OperationTransposeNotes
  | OperationTrimClips
  | OperationTrimNotes
  | OperationUnloopClips
  | OperationWritePass;

export interface OperationAddMarker {
  readonly type: 'add-marker';
  readonly at: number;
  readonly name: string;
}

export interface OperationAddNotes {
  readonly type: 'add-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
}

export interface OperationAddReturn {
  readonly type: 'add-return';
  readonly name: string;
  readonly devices: readonly string[];
  readonly from: readonly string[];
  readonly level: number;
  readonly preFader: boolean;
}

export interface OperationAddSection {
  readonly type: 'add-section';
  readonly at: number;
  readonly length: number;
  readonly kind: SectionKind;
  readonly name: string;
}

export interface OperationAddSideChain {
  readonly type: 'add-side-chain';
  readonly on: string;
  readonly key: string;
  readonly ducker: string;
  readonly preFader: boolean;
}

export interface OperationAddTrack {
  readonly type: 'add-track';
  readonly kind: TrackKind;
  readonly name: string;
  readonly after: string | null;
  readonly devices: readonly string[];
}

export interface OperationChangeClipGain {
  readonly type: 'change-clip-gain';
  readonly clips: readonly string[];
  readonly by: number;
}

export interface OperationChangeVelocity {
  readonly type: 'change-velocity';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly by: number;
}

export interface OperationClearTime {
  readonly type: 'clear-time';
  readonly from: number;
  readonly length: number;
  readonly tracks: readonly string[];
}

export interface OperationColorClips {
  readonly type: 'color-clips';
  readonly clips: readonly string[];
  readonly color: string;
}

export interface OperationColorTracks {
  readonly type: 'color-tracks';
  readonly tracks: readonly string[];
  readonly color: string;
}

export interface OperationCopyClips {
  readonly type: 'copy-clips';
  readonly clips: readonly string[];
  readonly by: number;
  readonly trackOffset: number;
  readonly overlap: Overlap;
  readonly own: boolean;
}

export interface OperationCopyLaneRange {
  readonly type: 'copy-lane-range';
  readonly track: string;
  readonly target: string;
  readonly from: number;
  readonly to: number;
  readonly toTrack: string;
  readonly toTarget: string;
  readonly at: number;
}

export interface OperationCrossfadeClips {
  readonly type: 'crossfade-clips';
  readonly clips: readonly string[];
  readonly length: number;
  readonly shape: FadeShape;
}

export interface OperationDeleteClips {
  readonly type: 'delete-clips';
  readonly clips: readonly string[];
}

export interface OperationDeleteMeter {
  readonly type: 'delete-meter';
  readonly bar: number;
}

export interface OperationDeleteNotes {
  readonly type: 'delete-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
}

export interface OperationDeletePoints {
  readonly type: 'delete-points';
  readonly track: string;
  readonly target: string;
  readonly from: number;
  readonly to: number;
}

export interface OperationDeleteSection {
  readonly type: 'delete-section';
  readonly section: string;
}

export interface OperationDeleteTempo {
  readonly type: 'delete-tempo';
  readonly at: number;
}

export interface OperationDeleteTime {
  readonly type: 'delete-time';
  readonly from: number;
  readonly length: number;
  readonly tracks: readonly string[];
}

export interface OperationDeleteTracks {
  readonly type: 'delete-tracks';
  readonly tracks: readonly string[];
}

export interface OperationDrawForm {
  readonly type: 'draw-form';
  readonly track: string;
  readonly target: string;
  readonly form: WaveForm;
  readonly from: number;
  readonly to: number;
  readonly period: number;
  readonly low: number;
  readonly high: number;
  readonly seed: number;
}

export interface OperationDrawLine {
  readonly type: 'draw-line';
  readonly track: string;
  readonly target: string;
  readonly from: Point;
  readonly to: Point;
}

export interface OperationDuplicateClips {
  readonly type: 'duplicate-clips';
  readonly clips: readonly string[];
  readonly times: number;
  readonly overlap: Overlap;
  readonly own: boolean;
}

export interface OperationDuplicateNotes {
  readonly type: 'duplicate-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly by: number | null;
}

export interface OperationDuplicateSection {
  readonly type: 'duplicate-section';
  readonly section: string;
}

export interface OperationDuplicateTime {
  readonly type: 'duplicate-time';
  readonly from: number;
  readonly length: number;
  readonly tracks: readonly string[];
}

export interface OperationDuplicateTrack {
  readonly type: 'duplicate-track';
  readonly track: string;
  readonly own: boolean;
}

export interface OperationFitToScale {
  readonly type: 'fit-to-scale';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly root: number;
  readonly scale: readonly number[];
}

export interface OperationGroupTracks {
  readonly type: 'group-tracks';
  readonly tracks: readonly string[];
  readonly name: string;
  readonly folder: boolean;
}

export interface OperationHumaniseNotes {
  readonly type: 'humanise-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly time: number;
  readonly velocity: number;
  readonly seed: number;
}

export interface OperationInsertTime {
  readonly type: 'insert-time';
  readonly at: number;
  readonly length: number;
  readonly tracks: readonly string[];
}

export interface OperationJoinClips {
  readonly type: 'join-clips';
  readonly clips: readonly string[];
}

export interface OperationJoinNotes {
  readonly type: 'join-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
}

export interface OperationLegatoNotes {
  readonly type: 'legato-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly gap: number;
}

export interface OperationLoopClips {
  readonly type: 'loop-clips';
  readonly clips: readonly string[];
  readonly length: number;
}

export interface OperationMakeClipsUnique {
  readonly type: 'make-clips-unique';
  readonly clips: readonly string[];
}

export interface OperationMirrorNotes {
  readonly type: 'mirror-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
}

export interface OperationMoveClips {
  readonly type: 'move-clips';
  readonly clips: readonly string[];
  readonly by: number;
  readonly trackOffset: number;
  readonly overlap: Overlap;
}

export interface OperationMoveNotes {
  readonly type: 'move-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly by: number;
  readonly semitones: number;
}

export interface OperationMovePoints {
  readonly type: 'move-points';
  readonly track: string;
  readonly target: string;
  readonly from: number;
  readonly to: number;
  readonly by: number;
  readonly value: number;
  readonly least: number;
  readonly most: number;
}

export interface OperationMoveSection {
  readonly type: 'move-section';
  readonly section: string;
  readonly before: string | null;
}

export interface OperationMoveTime {
  readonly type: 'move-time';
  readonly from: number;
  readonly length: number;
  readonly to: number;
  readonly tracks: readonly string[];
}

export interface OperationMoveTracks {
  readonly type: 'move-tracks';
  readonly tracks: readonly string[];
  readonly after: string | null;
  readonly folder: string | null;
}

export interface OperationMuteClips {
  readonly type: 'mute-clips';
  readonly clips: readonly string[];
  readonly muted: boolean;
}

export interface OperationPasteTime {
  readonly type: 'paste-time';
  readonly fragment: Text;
  readonly length: number;
  readonly at: number;
  readonly track: string | null;
  readonly overlap: Overlap;
  readonly own: boolean;
}

export interface OperationQuantiseNotes {
  readonly type: 'quantise-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly grid: number;
  readonly origin: number;
  readonly strength: number;
  readonly swing: number;
  readonly starts: boolean;
  readonly ends: boolean;
}

export interface OperationRampTempo {
  readonly type: 'ramp-tempo';
  readonly from: number;
  readonly fromBpm: number;
  readonly to: number;
  readonly toBpm: number;
}

export interface OperationRampVelocity {
  readonly type: 'ramp-velocity';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly from: number;
  readonly to: number;
}

export interface OperationRenameClips {
  readonly type: 'rename-clips';
  readonly clips: readonly string[];
  readonly name: string;
}

export interface OperationReplaceDevice {
  readonly type: 'replace-device';
  readonly device: string;
  readonly preset: Preset;
}

export interface OperationReverseClips {
  readonly type: 'reverse-clips';
  readonly clips: readonly string[];
}

export interface OperationReverseNotes {
  readonly type: 'reverse-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
}

export interface OperationScalePoints {
  readonly type: 'scale-points';
  readonly track: string;
  readonly target: string;
  readonly from: number;
  readonly to: number;
  readonly middle: number;
  readonly factor: number;
  readonly least: number;
  readonly most: number;
}

export interface OperationScaleVelocity {
  readonly type: 'scale-velocity';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly factor: number;
}

export interface OperationSetClipGain {
  readonly type: 'set-clip-gain';
  readonly clips: readonly string[];
  readonly gain: number;
}

export interface OperationSetFades {
  readonly type: 'set-fades';
  readonly clips: readonly string[];
  readonly fadeIn: Fade | null;
  readonly fadeOut: Fade | null;
}

export interface OperationSetMeter {
  readonly type: 'set-meter';
  readonly bar: number;
  readonly beats: number;
  readonly unit: number;
}

export interface OperationSetNoteLength {
  readonly type: 'set-note-length';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly length: number;
}

export interface OperationSetSend {
  readonly type: 'set-send';
  readonly from: string;
  readonly to: string;
  readonly level: number;
  readonly preFader: boolean;
}

export interface OperationSetTempo {
  readonly type: 'set-tempo';
  readonly at: number;
  readonly bpm: number;
}

export interface OperationSetVelocity {
  readonly type: 'set-velocity';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly velocity: number;
}

export interface OperationSlipClips {
  readonly type: 'slip-clips';
  readonly clips: readonly string[];
  readonly by: number;
}

export interface OperationSplitClips {
  readonly type: 'split-clips';
  readonly clips: readonly string[];
  readonly at: readonly number[];
}

export interface OperationSplitNotes {
  readonly type: 'split-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly at: readonly number[];
}

export interface OperationStampChord {
  readonly type: 'stamp-chord';
  readonly pattern: string;
  readonly at: number;
  readonly length: number;
  readonly root: number;
  readonly intervals: readonly number[];
  readonly inversion: number;
  readonly velocity: number;
}

export interface OperationStretchClips {
  readonly type: 'stretch-clips';
  readonly clips: readonly string[];
  readonly factor: number;
}

export interface OperationStretchNotes {
  readonly type: 'stretch-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly factor: number;
}

export interface OperationStrumNotes {
  readonly type: 'strum-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly step: number;
  readonly down: boolean;
}

export interface OperationTakeDevice {
  readonly type: 'take-device';
  readonly device: string;
  readonly to: string;
  readonly index: number;
}

export interface OperationTapTempo {
  readonly type: 'tap-tempo';
  readonly at: number;
  readonly taps: readonly number[];
}

export interface OperationTransposeClips {
  readonly type: 'transpose-clips';
  readonly clips: readonly string[];
  readonly semitones: number;
}

export interface OperationTransposeInScale {
  readonly type: 'transpose-in-scale';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly root: number;
  readonly scale: readonly number[];
  readonly steps: number;
}

export interface OperationTransposeNotes {
  readonly type: 'transpose-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly semitones: number;
}

export interface OperationTrimClips {
  readonly type: 'trim-clips';
  readonly clips: readonly string[];
  readonly end: End;
  readonly by: number;
  readonly overlap: Overlap;
}

export interface OperationTrimNotes {
  readonly type: 'trim-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly start: boolean;
  readonly by: number;
}

export interface OperationUnloopClips {
  readonly type: 'unloop-clips';
  readonly clips: readonly string[];
}

export interface OperationWritePass {
  readonly type: 'write-pass';
  readonly track: string;
  readonly target: string;
  readonly pass: readonly Point[];
  readonly mode: PassMode;
  readonly tolerance: number;
}

export interface Held {
  readonly track: string;
  readonly target: string;
  readonly value: number;
}

export interface Aim {
  readonly track: string;
  readonly target: string;
}

export type Mode = 'in-place' | 'after-fader' | 'pre-fader';

export interface Refusal {
  readonly what: string;
}

export interface Cost {
  readonly track: string;
  readonly device: string | null;
  readonly share: number;
}

export interface Gauge {
  readonly device: string;
  readonly readings: readonly string[];
}

export interface MidiNow {
  readonly machine: boolean;
  readonly inputs: readonly string[];
  readonly plays: string | null;
  readonly learning: Aim | null;
  readonly controls: readonly MidiControl[];
  readonly last: string;
  readonly heard: number;
}

export interface Recovered {
  readonly opened: number;
  readonly steps: number;
  readonly last: string | null;
  readonly at: number;
  readonly cut: boolean;
}

export interface OutputNow {
  readonly phase: OutputPhase;
  readonly chosen: string;
  readonly name: string;
  readonly buffer: number;
  readonly store: number;
  readonly rate: number;
  readonly block: number;
  readonly latency: number;
  readonly dropouts: number;
  readonly roundTrip: number;
  readonly trouble: string;
  readonly offer: string;
  readonly offerName: string;
}

export interface Passage {
  readonly engine: number;
  readonly song: number;
  readonly rolls: boolean;
}

export type TransportState = 'stopped' | 'counting-in' | 'rolling';

export interface LoopRange {
  readonly from: number;
  readonly to: number;
  readonly on: boolean;
}

export interface Note {
  readonly at: number;
  readonly length: number;
  readonly key: number;
  readonly velocity: number;
  readonly release: number;
  readonly expressions: readonly Expression[];
}

export type SectionKind = 'intro' | 'verse' | 'pre-chorus' | 'chorus' | 'post-chorus' | 'build' | 'drop' | 'break' | 'bridge' | 'solo' | 'interlude' | 'outro' | 'other';

export type TrackKind = 'instrument' | 'audio' | 'group' | 'return' | 'master' | 'folder' | 'vca';

export type Overlap = 'layer' | 'trim' | 'push' | 'crossfade';

export type FadeShape = 'linear' | 'equal-power' | 's-curve' | 'slow' | 'fast';

export type WaveForm = 'sine' | 'triangle' | 'saw-up' | 'saw-down' | 'square' | 'random';

export interface Point {
  readonly at: number;
  readonly value: number;
  readonly shape: PointShape;
  readonly bend: number;
}

export interface Preset {
  readonly name: string;
  readonly about: string;
  readonly tags: Readonly<Record<string, readonly string[]>>;
  readonly devices: readonly Device[];
}

export interface Fade {
  readonly length: number;
  readonly shape: FadeShape;
}

export type End = 'start' | 'end';

export type PassMode = 'write' | 'touch' | 'latch';

export interface DeviceTable {
  readonly id: string;
  readonly name: string;
  readonly category: Category;
  readonly family: string;
  readonly summary: string;
  readonly sideChain: boolean;
  readonly parameters: readonly Entry[];
  readonly assets: readonly AssetSlot[];
  readonly outputs: readonly string[];
  readonly readings: readonly Reading[];
}

export interface GraphOf {
  readonly type: string;
  readonly of: Of;
  readonly parameters: Readonly<Record<string, number>>;
  readonly assets: Readonly<Record<string, string>>;
  readonly tempo: number;
  readonly seconds: number;
  readonly key: number;
}

export interface Curve {
  readonly x: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
}

export interface PresetEntry {
  readonly reference: string;
  readonly name: string;
  readonly about: string;
  readonly tags: Readonly<Record<string, readonly string[]>>;
  readonly devices: readonly string[];
  readonly parameters: Readonly<Record<string, number>>;
  readonly assets: Readonly<Record<string, string>>;
  readonly factory: boolean;
}

export interface ApplyPreset {
  readonly device: string | null;
  readonly track: string | null;
  readonly index: number | null;
  readonly reference: string;
  readonly window: string;
}

export interface KeepPreset {
  readonly devices: readonly string[];
  readonly name: string;
  readonly about: string;
  readonly replace: boolean;
}

export interface PresetDone {
  readonly name: string;
}

export interface SongList {
  readonly folder: string;
  readonly recent: readonly Recent[];
  readonly bundled: readonly string[];
  readonly templates: readonly Start[];
}

export interface OpenSong {
  readonly folder: string;
}

export interface OpenBundled {
  readonly name: string;
}

export interface NewSong {
  readonly title: string;
  readonly genre: string | null;
  readonly tempo: number | null;
  readonly key: string | null;
  readonly rate: number;
}

export interface OpenedSong {
  readonly folder: string;
}

export interface PastSteps {
  readonly revision: number;
  readonly done: readonly PastStep[];
  readonly undone: readonly PastStep[];
  readonly older: number;
}

export interface VersionList {
  readonly versions: readonly Version[];
  readonly problems: readonly string[];
}

export interface SaveVersion {
  readonly name: string;
  readonly note: string;
}

export interface UseVersion {
  readonly number: number;
  readonly window: string;
}

export interface VersionChanges {
  readonly changes: readonly Difference[];
}

export interface Dropped {
  readonly summary: string;
  readonly notes: readonly string[];
}

export interface LibrarySound {
  readonly reference: string;
  readonly name: string;
  readonly kind: string;
  readonly seconds: number | null;
  readonly bpm: number | null;
}

export interface RenderSong {
  readonly name: string;
  readonly bits: number;
  readonly rate: number;
  readonly stems: boolean;
  readonly from: number | null;
  readonly to: number | null;
}

export interface Began {
  readonly job: string;
}

export interface Findings {
  readonly checked: Checked | null;
}

export interface OutputList {
  readonly systems: readonly OutputOffer[];
  readonly now: OutputNow;
}

export interface OutputChoice {
  readonly device: string;
  readonly buffer: number;
  readonly store: number;
}

export interface SoundMarks {
  readonly marks: Marks | null;
  readonly job: string | null;
}

export interface MasterPlaces {
  readonly targets: readonly TargetCard[];
  readonly monitors: readonly MonitorCard[];
  readonly treatments: readonly TreatmentCard[];
  readonly checks: readonly CheckCard[];
}

export interface MeasuredNow {
  readonly measured: MeasuredSong | null;
}

export interface HeardElsewhere {
  readonly revision: number;
  readonly devices: readonly DeviceFate[];
}

export interface ReferenceShelf {
  readonly references: readonly ReferenceCard[];
}

export interface ReferenceName {
  readonly name: string;
}

export interface ReferenceRename {
  readonly name: string;
  readonly to: string;
}

export interface PlanNow {
  readonly plan: MasterPlan | null;
}

export interface WriteMaster {
  readonly name: string;
  readonly off: readonly string[];
  readonly report: boolean;
}

export interface MidiControl {
  readonly channel: number;
  readonly controller: number;
  readonly track: string;
  readonly target: string;
}

export type OutputPhase = 'browser' | 'running' | 'lost' | 'refused';

export interface Expression {
  readonly kind: ExpressionKind;
  readonly points: readonly Point[];
}

export type PointShape = 'hold' | 'linear' | 'curved';

export interface Device {
  readonly id: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly parameters: Readonly<Record<string, number>>;
  readonly assets: Readonly<Record<string, string>>;
  readonly sideChain: SideChain | null;
  readonly modulations: readonly Modulation[];
  readonly outputs: Readonly<Record<string, string>>;
}

export type Category = 'instrument' | 'effect' | 'note' | 'modulator';

export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly unit: Unit;
  readonly symbol: string;
  readonly min: number;
  readonly max: number;
  readonly scale: Scale;
  readonly initial: number;
  readonly choices: readonly string[];
  readonly kind: ParameterKind;
  readonly help: string;
}

export interface AssetSlot {
  readonly id: string;
  readonly name: string;
  readonly help: string;
}

export interface Reading {
  readonly id: string;
  readonly name: string;
  readonly unit: Unit;
  readonly help: string;
}

export type Of = 'response' | 'levels' | 'decay' | 'shape' | 'wave' | 'note';

export interface Recent {
  readonly folder: string;
  readonly name: string;
  readonly changed: number;
}

export interface Start {
  readonly genre: string;
  readonly tempo: number;
  readonly key: string;
}

export interface PastStep {
  readonly label: string;
  readonly at: number;
  readonly window: string;
}

export interface Version {
  readonly number: number;
  readonly name: string;
  readonly note: string;
  readonly at: number;
}

export interface Difference {
  readonly place: string;
  readonly words: readonly string[];
}

export interface Checked {
  readonly revision: number;
  readonly findings: readonly FindingCard[];
}

export interface OutputOffer {
  readonly system: string;
  readonly name: string;
  readonly reason: string;
  readonly devices: readonly OfferedDevice[];
}

export interface Marks {
  readonly onsets: readonly Mark[];
  readonly beats: readonly number[];
  readonly downbeats: readonly number[];
  readonly bpm: number | null;
}

export interface TargetCard {
  readonly id: string;
  readonly name: string;
  readonly loudness: number;
  readonly ceiling: number;
  readonly bits: number;
  readonly rate: number;
  readonly codecs: readonly string[];
  readonly date: string;
  readonly source: string;
}

export interface MonitorCard {
  readonly id: string;
  readonly name: string;
  readonly basis: string;
  readonly sides: string;
  readonly source: string;
}

export interface TreatmentCard {
  readonly id: string;
  readonly name: string;
}

export interface CheckCard {
  readonly rule: string;
  readonly title: string;
  readonly area: Area;
  readonly why: string;
}

export interface MeasuredSong {
  readonly revision: number;
  readonly seconds: number;
  readonly figures: SoundFigures;
  readonly momentary: readonly number[];
  readonly shortTerm: readonly number[];
  readonly parts: readonly PartCard[];
  readonly bands: readonly BandCard[];
  readonly heard: readonly HeardAt[];
}

export interface DeviceFate {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly tracks: readonly TrackFate[];
}

export interface ReferenceCard {
  readonly name: string;
  readonly hash: string;
  readonly lufs: number;
  readonly range: number | null;
  readonly truePeak: number;
  readonly plr: number;
  readonly seconds: number;
  readonly sound: boolean;
  readonly levels: readonly number[];
  readonly widths: readonly number[];
  readonly parts: readonly PartCard[];
  readonly matches: readonly PartMatch[];
}

export interface MasterPlan {
  readonly revision: number;
  readonly wish: PlanWish;
  readonly before: SoundFigures;
  readonly after: SoundFigures;
  readonly words: readonly PlanWord[];
  readonly devices: readonly PlanDevice[];
  readonly depth: string;
  readonly goal: number | null;
  readonly reached: boolean;
  readonly shortfall: string;
  readonly heard: readonly HeardAt[];
}

export type ExpressionKind = 'pitch' | 'pressure' | 'timbre' | 'gain' | 'pan';

export interface SideChain {
  readonly source: string;
  readonly preFader: boolean;
}

export interface Modulation {
  readonly device: string;
  readonly parameter: string;
  readonly depth: number;
}

export type Unit = 'decibels' | 'hertz' | 'seconds' | 'milliseconds' | 'quarters' | 'semitones' | 'cents' | 'percent' | 'ratio' | 'plain' | 'switch' | 'choice';

export type Scale = 'linear' | 'logarithmic' | 'square';

export type ParameterKind = 'smooth' | 'stepped' | 'structural';

export interface FindingCard {
  readonly id: string;
  readonly title: string;
  readonly area: Area;
  readonly severity: Severity;
  readonly nature: Nature;
  readonly confidence: number;
  readonly tracks: readonly string[];
  readonly section: string | null;
  readonly from: number;
  readonly to: number;
  readonly band: Band | null;
  readonly text: string;
  readonly why: string;
  readonly advice: string;
  readonly looksFor: string;
  readonly evidence: readonly Figure[];
  readonly remedies: readonly Offer[];
  readonly plot: FindingPlot | null;
}

export interface OfferedDevice {
  readonly key: string;
  readonly name: string;
  readonly rate: number;
  readonly block: number;
  readonly latency: number;
}

export interface Mark {
  readonly frame: number;
  readonly strength: number;
}

export type Area = 'sound' | 'mix' | 'arrangement' | 'master';

export interface SoundFigures {
  readonly integrated: number | null;
  readonly momentaryMax: number | null;
  readonly shortTermMax: number | null;
  readonly range: number | null;
  readonly rangeSettled: boolean;
  readonly truePeak: number | null;
  readonly samplePeak: number | null;
  readonly plr: number | null;
  readonly psr: number | null;
  readonly correlation: number | null;
  readonly lowCorrelation: number | null;
  readonly width: number | null;
  readonly balance: number | null;
  readonly monoLoss: number | null;
  readonly offset: number | null;
  readonly clipped: number;
}

export interface PartCard {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly lufs: number;
}

export interface BandCard {
  readonly hertz: number;
  readonly level: number;
  readonly soft: number;
  readonly loud: number;
  readonly width: number;
  readonly correlation: number | null;
}

export interface HeardAt {
  readonly name: string;
  readonly gain: number;
  readonly lufs: number;
  readonly truePeak: number;
  readonly limited: number;
  readonly heldBack: number;
}

export interface TrackFate {
  readonly name: string;
  readonly left: number;
  readonly vanished: boolean;
  readonly gone: string;
}

export interface PartMatch {
  readonly section: string;
  readonly part: string;
  readonly from: number;
  readonly to: number;
}

export interface PlanWish {
  readonly target: string;
  readonly loudness: number | null;
  readonly ceiling: number | null;
  readonly amount: number;
  readonly without: readonly string[];
  readonly linearPhase: boolean;
  readonly careful: boolean;
  readonly match: MatchWish | null;
}

export interface PlanWord {
  readonly name: string;
  readonly what: string;
  readonly why: string;
}

export interface PlanDevice {
  readonly name: string;
  readonly device: string;
  readonly deviceName: string;
  readonly settings: Readonly<Record<string, number>>;
  readonly why: string;
}

export type Severity = 'slight' | 'clear' | 'grave';

export type Nature = 'physical' | 'convention';

export interface Band {
  readonly fromHertz: number;
  readonly toHertz: number;
}

export interface Figure {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly limit: number | null;
}

export interface Offer {
  readonly text: string;
  readonly change: Text;
}

export interface FindingPlot {
  readonly title: string;
  readonly unit: string;
  readonly across: string;
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly lines: readonly PlotLine[];
  readonly behind: PlotRange | null;
}

export interface MatchWish {
  readonly references: readonly string[];
  readonly tone: number;
  readonly dynamics: number;
  readonly width: number;
  readonly loudness: number;
}

export interface PlotLine {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface PlotRange {
  readonly name: string;
  readonly x: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}
