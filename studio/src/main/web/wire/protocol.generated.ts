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
  | OperationNothing;

export interface OperationNothing {
  readonly type: 'nothing';
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
  readonly kind: Kind;
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

export type Unit = 'decibels' | 'hertz' | 'seconds' | 'milliseconds' | 'quarters' | 'semitones' | 'cents' | 'percent' | 'ratio' | 'plain' | 'switch' | 'choice';

export type Scale = 'linear' | 'logarithmic' | 'square';

export type Kind = 'smooth' | 'stepped' | 'structural';
