import { large } from '../../core/words';
import type { DeviceTable, Entry as ParameterEntry } from '../../wire/protocol.generated';
import { PLANS } from './plans';

/** Parameters under a title. */
export interface Section {
  readonly kind: 'section';
  readonly title: string;
  /** It waits in the drawer of what is needed seldom. */
  readonly more: boolean;
  readonly parameters: readonly ParameterEntry[];
}

/** Parts of a device that are alike, such as bands, of which one is shown at a time. */
export interface Family {
  readonly kind: 'family';
  readonly title: string;
  readonly more: boolean;
  readonly members: readonly Member[];
}

/** One of the parts of a family. */
export interface Member {
  /** The beginning of its parameters' ids. */
  readonly prefix: string;
  readonly name: string;
  readonly parameters: readonly ParameterEntry[];
}

/** What a device's editor shows, in order. */
export type Part = Section | Family;

const made = new WeakMap<DeviceTable, readonly Part[]>();

/** The sections of a device: by its plan if it has one, else as its table is ordered. Every parameter is in just one of them. */
export function sectionsOf(table: DeviceTable): readonly Part[] {
  let parts = made.get(table);
  if (!parts) {
    parts = build(table);
    made.set(table, parts);
  }
  return parts;
}

/** The words of a parameter within its member: "Frequency" of "Band 1 frequency". */
export function nameWithin(member: Member, parameter: ParameterEntry): string {
  const rest = parameter.name.startsWith(`${member.name} `) ? parameter.name.slice(member.name.length + 1) : parameter.name;
  return large(rest);
}

/** Families of a table: prefixes of ids whose parameters have the same endings. */
export function familiesOf(parameters: readonly ParameterEntry[]): readonly (readonly Member[])[] {
  const ends = new Map<string, Set<string>>();
  for (const { id } of parameters) {
    for (let at = id.indexOf('-'); at > 0; at = id.indexOf('-', at + 1)) {
      const prefix = id.slice(0, at);
      const set = ends.get(prefix) ?? new Set<string>();
      set.add(id.slice(at + 1));
      ends.set(prefix, set);
    }
  }
  const groups: string[][] = [];
  for (const [prefix, set] of ends) {
    if (set.size < 3) continue;
    const home = groups.find((group) => group.some((other) => related(prefix, set, other, ends.get(other) ?? new Set())));
    if (home) home.push(prefix);
    else groups.push([prefix]);
  }
  const kept = groups.filter((group) => group.length > 1);
  const all = kept.flat();
  const homeOf = (id: string) => all.filter((prefix) => id.startsWith(`${prefix}-`)).sort((a, b) => b.length - a.length)[0];
  return kept.map((group) => group.map((prefix): Member => {
    const own = parameters.filter((parameter) => homeOf(parameter.id) === prefix);
    return { prefix, name: common(own), parameters: own };
  }).filter((member) => member.parameters.length > 0));
}

function related(a: string, of: ReadonlySet<string>, b: string, other: ReadonlySet<string>): boolean {
  const shared = [...of].filter((end) => other.has(end)).length;
  const stem = (prefix: string) => prefix.replace(/-?\d+$/, '');
  if (stem(a) === stem(b)) return shared >= 3;
  return shared >= 4 && shared >= 0.8 * Math.min(of.size, other.size);
}

/** The words that all names begin with. */
function common(parameters: readonly ParameterEntry[]): string {
  const [first = [], ...rest] = parameters.map((parameter) => parameter.name.split(' '));
  let count = first.length - 1;
  for (const other of rest) {
    let same = 0;
    while (same < count && other[same] === first[same]) same++;
    count = same;
  }
  return first.slice(0, count).join(' ');
}

const TITLES: Readonly<Record<string, string>> = { Osc: 'Oscillators', Band: 'Bands', Voice: 'Voices', LFO: 'LFOs', Operator: 'Operators', Op: 'Operators' };

function titleOf(members: readonly Member[]): string {
  if (members.every((member) => ['attack', 'release'].every((end) => member.parameters.some(({ id }) => id === `${member.prefix}-${end}`))) && members.length < 6) {
    const first = members[0]?.prefix ?? '';
    if (!/^(band|op)/.test(first)) return 'Envelopes';
  }
  const word = members[0]?.name.split(' ')[0] ?? '';
  if (!members.every((member) => member.name.split(' ')[0] === word)) return members.length > 8 ? 'Drums' : 'Points';
  return TITLES[word] ?? (word === 'Mod' ? 'Modulation' : `${word}s`);
}

function build(table: DeviceTable): readonly Part[] {
  const families = familiesOf(table.parameters);
  const inFamily = new Set(families.flatMap((members) => members.flatMap((member) => member.parameters.map(({ id }) => id))));
  const left = new Map(table.parameters.filter(({ id }) => !inFamily.has(id)).map((parameter) => [parameter.id, parameter]));
  const waiting = new Set(families);
  const parts: Part[] = [];
  const section = (title: string, ids: readonly string[], more: boolean) => {
    const parameters = ids.flatMap((id) => left.get(id) ?? []);
    for (const { id } of parameters) left.delete(id);
    if (parameters.length > 0) parts.push({ kind: 'section', title, more, parameters });
  };
  const family = (members: readonly Member[], more: boolean) => {
    waiting.delete(members);
    parts.push({ kind: 'family', title: titleOf(members), more, members });
  };
  const plan = PLANS[table.id];
  for (const line of plan?.split(';') ?? []) {
    const more = line.trim().startsWith('+');
    const text = line.trim().replace(/^\+/, '');
    if (text.startsWith('@')) {
      const members = [...waiting].find((each) => each.some((member) => member.prefix === text.slice(1)));
      if (members) family(members, more);
    } else {
      const [title = '', ids = ''] = text.split(':');
      section(title.trim(), ids.trim().split(/\s+/), more);
    }
  }
  if (plan === undefined) {
    const ends = ['mix', 'output', 'width', 'level'].filter((id) => left.has(id));
    const main = [...left.keys()].filter((id) => !ends.includes(id));
    section('Settings', main.slice(0, 12), false);
    for (const members of [...waiting].slice(0, 1)) family(members, false);
    section('Output', ends, false);
  }
  for (const members of [...waiting]) family(members, true);
  section('Others', [...left.keys()], true);
  return parts;
}
