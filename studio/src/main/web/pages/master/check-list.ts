import type { Checked, CheckCard, FindingCard, MeasuredSong, TargetCard } from '../../wire/protocol.generated';
import { figure } from './words';

/** What a check says: it is well, it is worth a look, it wants mending, or nobody knows yet. */
export type Verdict = 'pass' | 'look' | 'fix' | 'open';

export interface Check {
  readonly id: string;
  readonly verdict: Verdict;
  readonly title: string;
  readonly text: string;
  /** What the coach found, to jump to. */
  readonly finding: FindingCard | null;
}

/** From so many LU on, a song is not as loud as its target wants. */
const TOLERANCE = 1;
const ORDER: Readonly<Record<Verdict, number>> = { fix: 0, look: 1, open: 2, pass: 3 };

/** Everything that is checked before the song leaves, the worst first. */
export function checkList(song: MeasuredSong | null, target: TargetCard | null, checked: Checked | null, rules: readonly CheckCard[]): readonly Check[] {
  const own = target ? [loudnessCheck(song, target), peakCheck(song, target)] : [];
  const heard = rules.map((rule) => ruleCheck(rule, checked));
  return [...own, ...heard].sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict]);
}

function loudnessCheck(song: MeasuredSong | null, target: TargetCard): Check {
  const at = song?.figures.integrated ?? null;
  const base = { id: 'loudness', title: `Loudness for ${target.name}`, finding: null };
  if (at === null) return { ...base, verdict: 'open', text: 'Measure the song to know.' };
  const off = at - target.loudness;
  const both = `${figure(at, 'LUFS')}; wanted are ${figure(target.loudness, 'LUFS')}`;
  if (Math.abs(off) <= TOLERANCE) return { ...base, verdict: 'pass', text: `${both}.` };
  return { ...base, verdict: 'look', text: off > 0 ? `${both}: it is ${figure(off, 'LU')} louder.` : `${both}: it is ${figure(-off, 'LU')} softer. The master chain brings it there.` };
}

function peakCheck(song: MeasuredSong | null, target: TargetCard): Check {
  const at = song?.figures.truePeak ?? null;
  const base = { id: 'true-peak', title: `True peak for ${target.name}`, finding: null };
  if (at === null) return { ...base, verdict: 'open', text: 'Measure the song to know.' };
  const both = `${figure(at, 'dBTP')}; at most ${figure(target.ceiling, 'dBTP')}`;
  if (at <= target.ceiling + 0.005) return { ...base, verdict: 'pass', text: `${both}.` };
  return { ...base, verdict: at > 0 ? 'fix' : 'look', text: at > 0 ? `${both}: it clips where it is played.` : `${both}: lossy formats may clip.` };
}

function ruleCheck(rule: CheckCard, checked: Checked | null): Check {
  const base = { id: rule.rule, title: rule.title };
  if (!checked) return { ...base, verdict: 'open', text: rule.why, finding: null };
  const found = checked.findings.filter((one) => one.id === rule.rule || one.id.startsWith(`${rule.rule}/`));
  const worst = found.find((one) => one.severity === 'grave') ?? found.find((one) => one.severity === 'clear') ?? found[0];
  if (!worst) return { ...base, verdict: 'pass', text: rule.why, finding: null };
  return { ...base, verdict: worst.severity === 'slight' ? 'look' : 'fix', text: worst.text, finding: worst };
}

/** The verdict of a song on a target: whether loudness and peak will do. */
export function fits(song: MeasuredSong | null, target: TargetCard): Verdict {
  const both = [loudnessCheck(song, target).verdict, peakCheck(song, target).verdict];
  return both.includes('open') ? 'open' : both.includes('fix') ? 'fix' : both.includes('look') ? 'look' : 'pass';
}
