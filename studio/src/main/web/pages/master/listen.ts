import { readResponse } from '../../audio/listening';
import { signal } from '../../core/signal';
import { tempoMap } from '../../song/time';
import type { Studio } from '../../studio';
import { announce, toast } from '../../ui';
import type { MonitorCard, ReferenceCard } from '../../wire/protocol.generated';
import { refusalText } from '../../wire/refusal';
import { levels, partOf, placeIn, sectionAt } from './compare';
import { measured, references } from './state';

/** What is heard in a comparison: '' while none goes on, 'song', or a reference by its hash. */
export const heard = signal('');
/** Whether the section that is heard repeats. */
export const looping = signal(false);
/** The reference that was heard last. */
const last = signal('');

const sounds = new Map<string, Promise<AudioBuffer>>();

/** The sound of a reference, decoded once at the rate of the song. */
function soundOf(studio: Studio, reference: ReferenceCard): Promise<AudioBuffer> {
  const key = `${reference.hash}@${studio.song.peek().rate}`;
  const known = sounds.get(key);
  if (known) return known;
  const made = studio.bytes(`/api/master/references/sound/${reference.hash}`).then((data) => new OfflineAudioContext(2, 1, studio.song.peek().rate).decodeAudioData(data));
  made.catch(() => sounds.delete(key));
  sounds.set(key, made);
  return made;
}

/** Fetches the sounds of all references, so that they are there when they are wanted. */
export function prepare(studio: Studio): void {
  const wanted = new Set(references.peek().map((each) => each.hash));
  for (const key of sounds.keys()) if (!wanted.has(key.split('@')[0] ?? '')) sounds.delete(key);
  for (const each of references.peek()) if (each.sound) soundOf(studio, each).catch(() => undefined);
}

/** Where the song stands, in seconds. */
function seconds(studio: Studio): number {
  return tempoMap(studio.song.peek()).secondsAt(studio.position());
}

/** Hears the song in a comparison, as loud as the references. */
export function hearSong(studio: Studio): void {
  const song = measured.peek();
  if (!song) return;
  const here = sectionAt(song, seconds(studio));
  studio.listening.hearSong(levels(song, references.peek(), looping.peek() && here ? here.name : null).song);
  if (looping.peek() && here) loopSection(studio, here.from, here.to);
  if (studio.transport.peek().state === 'stopped') studio.play();
  heard.value = 'song';
  announce('Song');
}

function loopSection(studio: Studio, from: number, to: number): void {
  const map = tempoMap(studio.song.peek());
  studio.loop(map.tickAtSeconds(from), map.tickAtSeconds(to), true);
}

/** Hears a reference from the place that is like the one where the song is. */
export async function hearReference(studio: Studio, reference: ReferenceCard): Promise<void> {
  const song = measured.peek();
  if (!song || !reference.sound) return;
  studio.startSound();
  heard.value = reference.hash;
  last.value = reference.hash;
  try {
    const sound = await soundOf(studio, reference);
    if (heard.peek() !== reference.hash) return;
    const now = seconds(studio);
    const here = sectionAt(song, now);
    const gains = levels(song, references.peek(), looping.peek() && here ? here.name : null);
    const part = here && partOf(reference, here.name);
    studio.listening.hearBeside({ sound, gain: gains.references.get(reference.hash) ?? 0, at: placeIn(reference, song, now).at, loop: looping.peek() && part ? part : null });
    announce(reference.name);
  } catch (failure) {
    if (heard.peek() === reference.hash) endComparison(studio);
    toast({ text: `${reference.name} cannot be played here: ${refusalText(failure)}`, kind: 'error' });
  }
}

/** Back and forth between the song and the reference that was heard last. */
export function swap(studio: Studio): void {
  if (heard.peek() !== '' && heard.peek() !== 'song') return hearSong(studio);
  const audible = references.peek().filter((each) => each.sound);
  const next = audible.find((each) => each.hash === last.peek()) ?? audible[0];
  if (next) void hearReference(studio, next);
}

/** Ends a comparison: the song is heard at its own level. */
export function endComparison(studio: Studio): void {
  if (heard.peek() === '') return;
  heard.value = '';
  studio.listening.hearSong(0);
}

/** Listens through a device; null ends that. */
export async function listenThrough(studio: Studio, monitor: MonitorCard | null): Promise<void> {
  if (!monitor) {
    studio.listening.listenThrough(null, null);
    return;
  }
  try {
    const { rate } = studio.song.peek();
    const response = readResponse(await studio.bytes(`/api/master/monitor/${monitor.id}?rate=${rate}`), rate);
    if (!response) throw new Error('The program sent no response.');
    studio.listening.listenThrough({ id: monitor.id, name: monitor.name }, response);
    announce(`Listening through ${monitor.name}`);
  } catch (failure) {
    toast({ text: `${monitor.name}: ${refusalText(failure)}`, kind: 'error' });
  }
}
