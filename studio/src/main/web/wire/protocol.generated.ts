// Made from the records of org.songline.studio.wire; a test holds it to them.

/** JSON in the words of the song format; see codec.ts. */
export type Text = unknown;

export type Ask =
  | AskCancel
  | AskHello
  | AskLocate
  | AskLoop
  | AskMetronome
  | AskOperate
  | AskPerform
  | AskPlay
  | AskPreview
  | AskRedo
  | AskRelease
  | AskSave
  | AskStop
  | AskStrike
  | AskUndo;

export interface AskCancel {
  readonly type: 'cancel';
  readonly id: number;
  readonly job: string;
}

export interface AskHello {
  readonly type: 'hello';
  readonly id: number;
  readonly window: string;
  readonly song: string | null;
  readonly revision: number;
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

export interface AskUndo {
  readonly type: 'undo';
  readonly id: number;
}

export type Tell =
  | TellAnswer
  | TellJob
  | TellOpened
  | TellPassages
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

export interface TellJob {
  readonly type: 'job';
  readonly job: string;
  readonly label: string;
  readonly done: number;
  readonly finished: boolean;
  readonly result: string | null;
  readonly refusal: Refusal | null;
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
}

export interface TellPassages {
  readonly type: 'passages';
  readonly passages: readonly Passage[];
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
  readonly metronome: boolean;
  readonly loop: LoopRange | null;
}

export type Operation =
  | OperationAddNotes
  | OperationChangeClipGain
  | OperationChangeVelocity
  | OperationColorClips
  | OperationCopyClips
  | OperationCrossfadeClips
  | OperationDeleteClips
  | OperationDeleteNotes
  | OperationDuplicateClips
  | OperationDuplicateNotes
  | OperationFitToScale
  | OperationHumaniseNotes
  | OperationJoinClips
  | OperationJoinNotes
  | OperationLegatoNotes
  | OperationLoopClips
  | OperationMakeClipsUnique
  | OperationMirrorNotes
  | OperationMoveClips
  | OperationMoveNotes
  | OperationMuteClips
  | OperationQuantiseNotes
  | OperationRampVelocity
  | OperationRenameClips
  | OperationReverseClips
  | OperationReverseNotes
  | OperationScaleVelocity
  | OperationSetClipGain
  | OperationSetFades
  | OperationSetNoteLength
  | OperationSetVelocity
  | OperationSlipClips
  | OperationSplitClips
  | OperationSplitNotes
  | OperationStampChord
  | OperationStretchClips
  | OperationStretchNotes
  | OperationStrumNotes
  | OperationTransposeClips
  | OperationTransposeInScale
  | OperationTransposeNotes
  | OperationTrimClips
  | OperationTrimNotes
  | OperationUnloopClips;

export interface OperationAddNotes {
  readonly type: 'add-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
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

export interface OperationColorClips {
  readonly type: 'color-clips';
  readonly clips: readonly string[];
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

export interface OperationDeleteNotes {
  readonly type: 'delete-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
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

export interface OperationFitToScale {
  readonly type: 'fit-to-scale';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly root: number;
  readonly scale: readonly number[];
}

export interface OperationHumaniseNotes {
  readonly type: 'humanise-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly time: number;
  readonly velocity: number;
  readonly seed: number;
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

export interface OperationMuteClips {
  readonly type: 'mute-clips';
  readonly clips: readonly string[];
  readonly muted: boolean;
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

export interface OperationReverseClips {
  readonly type: 'reverse-clips';
  readonly clips: readonly string[];
}

export interface OperationReverseNotes {
  readonly type: 'reverse-notes';
  readonly pattern: string;
  readonly notes: readonly Note[];
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

export interface OperationSetNoteLength {
  readonly type: 'set-note-length';
  readonly pattern: string;
  readonly notes: readonly Note[];
  readonly length: number;
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

export interface Refusal {
  readonly what: string;
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

export type Overlap = 'layer' | 'trim' | 'push';

export type FadeShape = 'linear' | 'equal-power' | 's-curve' | 'slow' | 'fast';

export interface Fade {
  readonly length: number;
  readonly shape: FadeShape;
}

export type End = 'start' | 'end';

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

export interface Dropped {
  readonly summary: string;
  readonly notes: readonly string[];
}

export interface Entry {
  readonly reference: string;
  readonly name: string;
  readonly kind: string;
  readonly licence: string;
  readonly author: string | null;
  readonly source: string | null;
  readonly collection: string | null;
  readonly seconds: number | null;
  readonly beats: number | null;
  readonly bpm: number | null;
  readonly key: number | null;
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

export interface Expression {
  readonly kind: ExpressionKind;
  readonly points: readonly Point[];
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

export type ExpressionKind = 'pitch' | 'pressure' | 'timbre' | 'gain' | 'pan';

export interface Point {
  readonly at: number;
  readonly value: number;
  readonly shape: PointShape;
  readonly bend: number;
}

export type Unit = 'decibels' | 'hertz' | 'seconds' | 'milliseconds' | 'quarters' | 'semitones' | 'cents' | 'percent' | 'ratio' | 'plain' | 'switch' | 'choice';

export type Scale = 'linear' | 'logarithmic' | 'square';

export type ParameterKind = 'smooth' | 'stepped' | 'structural';

export type PointShape = 'hold' | 'linear' | 'curved';
