import { alike } from '../core/alike';
import { parsePitch, pitchName } from './pitch';
import { quartersJson, ticksOf } from './quarters';
import type { Absence, Key, Mark, Way } from './shape';
import { table, type Edit, type Song, type Step, type Transaction } from './song.generated';

/** The way of a value from the text to the page and back; the text is what JSON.parse gives and JSON.stringify takes. */
interface Turn {
  decode(json: unknown): unknown;
  encode(value: unknown): unknown;
}

type Keyed = Record<string, unknown>;

const PLAIN: Turn = { decode: (json) => json, encode: (value) => value };

const DECIBELS: Turn = {
  decode: (json) => (json === '-inf' ? -Infinity : json),
  encode: (value) => (value === -Infinity ? '-inf' : value),
};

const TICKS: Turn = { decode: ticksOf, encode: (value) => quartersJson(value as number) };

const PITCH: Turn = {
  decode: (json) => (typeof json === 'number' ? json : parsePitch(String(json))),
  encode: (value) => pitchName(value as number),
};

const turns = new Map<string, Turn>();

export function decodeSong(json: unknown): Song {
  return named('Song').decode(json) as Song;
}

export function encodeSong(song: Song): unknown {
  return named('Song').encode(song);
}

export function decodeEdit(json: unknown): Edit {
  return named('Edit').decode(json) as Edit;
}

export function encodeEdit(edit: Edit): unknown {
  return named('Edit').encode(edit);
}

export function encodeTransaction(transaction: Transaction): unknown {
  return named('Transaction').encode(transaction);
}

export function decodeStep(json: unknown): Step {
  return named('Step').decode(json) as Step;
}

export function encodeStep(step: Step): unknown {
  return named('Step').encode(step);
}

/** Any type of the table by its name, such as `Pattern`, for what carries parts of songs. */
export function decodeNamed<T>(name: string, json: unknown): T {
  return named(name).decode(json) as T;
}

function named(name: string): Turn {
  let turn = turns.get(name);
  if (!turn) {
    const shape = table[name];
    if (!shape) throw new Error(`there is no type ${name}`);
    turn = 'keys' in shape ? keyed(shape.keys) : 'marks' in shape ? marked(shape.tag, shape.marks) : tagged(shape.tag, shape.cases);
    turns.set(name, turn);
  }
  return turn;
}

function turnOf(way: Way): Turn {
  if (way === 'plain') return PLAIN;
  if (way === 'decibels') return DECIBELS;
  if (way === 'ticks') return TICKS;
  if (way === 'pitch') return PITCH;
  if ('list' in way) return list(turnOf(way.list));
  if ('table' in way) return entries(turnOf(way.table));
  if ('byId' in way) return byId(named(way.byId));
  return named(way.is);
}

function list(item: Turn): Turn {
  return {
    decode: (json) => (json as unknown[]).map((one) => item.decode(one)),
    encode: (value) => (value as unknown[]).map((one) => item.encode(one)),
  };
}

/** Tables have no prototype, so that no key is there that was not put there. */
function entries(value: Turn): Turn {
  const turned = (from: unknown, turn: (one: unknown) => unknown) => {
    const result = Object.create(null) as Keyed;
    for (const [key, one] of Object.entries(from as Keyed)) result[key] = turn(one);
    return result;
  };
  return {
    decode: (json) => turned(json, (one) => value.decode(one)),
    encode: (from) => turned(from, (one) => value.encode(one)),
  };
}

function byId(item: Turn): Turn {
  return {
    decode: (json) => {
      const result = Object.create(null) as Keyed;
      for (const one of json as unknown[]) result[(one as { id: string }).id] = item.decode(one);
      return result;
    },
    encode: (value) => {
      const all = value as Keyed;
      return Object.keys(all)
        .sort()
        .map((id) => item.encode(all[id]));
    },
  };
}

function keyed(keys: readonly Key[]): Turn {
  const all = keys.map(([text, page, way, absence]) => ({ text, page, turn: turnOf(way), absence: absenceOf(way, absence) }));
  return {
    decode: (json) => {
      const from = json as Keyed;
      const result: Keyed = {};
      for (const key of all) {
        const found = from[key.text];
        result[key.page] = found === undefined ? key.absence.value(result) : key.turn.decode(found);
      }
      return result;
    },
    encode: (value) => {
      const from = value as Keyed;
      const result: Keyed = {};
      for (const key of all) {
        const found = from[key.page];
        if (!key.absence.is(found, from)) result[key.text] = key.turn.encode(found);
      }
      return result;
    },
  };
}

/** What an absent key means, and whether a value is left out of the text. */
interface Meaning {
  value(of: Keyed): unknown;
  is(value: unknown, of: Keyed): boolean;
}

function absenceOf(way: Way, absence: Absence | undefined): Meaning {
  if (!absence) {
    const missing = () => {
      throw new Error('a key is missing');
    };
    return { value: missing, is: () => false };
  }
  if ('none' in absence) return { value: () => null, is: (value) => value === null };
  const turn = turnOf(way);
  if ('by' in absence) {
    const usual = (of: Keyed) => turn.decode(absence.usual[String(of[absence.by])]);
    return { value: usual, is: (value, of) => alike(value, usual(of)) };
  }
  const usual = turn.decode(absence.usual);
  return { value: () => usual, is: (value) => alike(value, usual) };
}

function marked(tag: string, marks: readonly Mark[]): Turn {
  const all = marks.map((mark) => ({ ...mark, turn: named(mark.is) }));
  return {
    decode: (json) => {
      const mark = all.find((one) => (json as Keyed)[one.key] !== undefined);
      if (!mark) throw new Error('an object is of no known kind');
      return { [tag]: mark.word, ...(mark.turn.decode(json) as Keyed) };
    },
    encode: (value) => {
      const mark = all.find((one) => one.word === (value as Keyed)[tag]);
      if (!mark) throw new Error('an object is of no known kind');
      return mark.turn.encode(value);
    },
  };
}

function tagged(tag: string, cases: Readonly<Record<string, string>>): Turn {
  const turn = (of: unknown) => {
    const word = String((of as Keyed)[tag]);
    const name = cases[word];
    if (!name) throw new Error(`there is no ${tag} "${word}"`);
    return { word, turn: named(name) };
  };
  return {
    decode: (json) => {
      const found = turn(json);
      return { [tag]: found.word, ...(found.turn.decode(json) as Keyed) };
    },
    encode: (value) => {
      const found = turn(value);
      return { [tag]: found.word, ...(found.turn.encode(value) as Keyed) };
    },
  };
}
