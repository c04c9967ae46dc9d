import { putTempo } from '../song/edits';
import { clockText, meterMap, songEnd, tempoMap } from '../song/time';
import type { Studio } from '../studio';
import { announce } from '../ui/toast';
import type { Command } from './command';
import { TapTempo } from './tap';

const tap = new TapTempo();

/** Goes to a tick and, while the song stands, says where that is. */
function go(studio: Studio, tick: number): void {
  studio.locate(tick);
  if (studio.transport.peek().state === 'stopped') announce(`Bar ${meterMap(studio.song.peek()).text(tick)}`);
}

function bars(studio: Studio, by: number): void {
  const map = meterMap(studio.song.peek());
  const at = studio.position();
  const place = map.barBeat(at);
  const onLine = at - map.barLine(place.bar) < map.beatLength(at) / 2;
  go(studio, map.barLine(Math.max(1, place.bar + by + (by < 0 && !onLine ? 1 : 0))));
}

function loop(studio: Studio): void {
  const now = studio.transport.peek().loop;
  if (now && now.to > now.from) {
    studio.loop(now.from, now.to, !now.on);
    return;
  }
  const map = meterMap(studio.song.peek());
  const bar = map.barBeat(studio.position()).bar;
  studio.loop(map.barLine(bar), map.barLine(bar + 4), true);
}

/** Sets the tempo that rules where the song stands. */
export function setTempo(studio: Studio, bpm: number): Promise<void> {
  const old = tempoMap(studio.song.peek()).at(studio.position());
  return studio.perform('Change tempo', [putTempo(old, { ...old, bpm })]);
}

/** Playing, going places, loop, click and tempo. */
export const transportCommands: readonly Command[] = [
  {
    id: 'listen.off', label: 'Listen without a device', group: 'View', context: 'global', keys: ['Shift+M'], help: 'Ends listening through the model of a phone, a car or another device.',
    enabled: (studio) => studio.listening.monitor.value !== null, run: (studio) => studio.listening.listenThrough(null, null),
  },
  {
    id: 'transport.play', label: 'Play or stop', group: 'Transport', context: 'global', keys: ['Space'], help: 'Plays from where the song stands, or stops there.',
    checked: (studio) => studio.transport.value.state !== 'stopped',
    run: (studio) => (studio.transport.peek().state === 'stopped' ? studio.play() : studio.stop()),
  },
  {
    id: 'transport.stop', label: 'Stop', group: 'Transport', context: 'global', help: 'Stops; when the song stands already, goes to its start.',
    run: (studio) => (studio.transport.peek().state === 'stopped' ? go(studio, 0) : studio.stop()),
  },
  { id: 'transport.start', label: 'Go to the start', group: 'Transport', context: 'global', keys: ['Enter', 'Home'], help: 'Goes to the start of the song.', run: (studio) => go(studio, 0) },
  { id: 'transport.end', label: 'Go to the end', group: 'Transport', context: 'global', keys: ['End'], help: 'Goes to where the last clip ends.', run: (studio) => go(studio, songEnd(studio.song.peek())) },
  { id: 'transport.back', label: 'Back a bar', group: 'Transport', context: 'global', keys: [','], repeats: true, help: 'Goes back to the bar line before.', run: (studio) => bars(studio, -1) },
  { id: 'transport.forward', label: 'Forward a bar', group: 'Transport', context: 'global', keys: ['.'], repeats: true, help: 'Goes on to the next bar line.', run: (studio) => bars(studio, 1) },
  { id: 'transport.back-8', label: 'Back 8 bars', group: 'Transport', context: 'global', keys: ['Shift+,'], repeats: true, help: 'Goes back eight bars.', run: (studio) => bars(studio, -8) },
  { id: 'transport.forward-8', label: 'Forward 8 bars', group: 'Transport', context: 'global', keys: ['Shift+.'], repeats: true, help: 'Goes on eight bars.', run: (studio) => bars(studio, 8) },
  {
    id: 'transport.loop', label: 'Loop', group: 'Transport', context: 'global', keys: ['C'], help: 'Turns the loop on or off; without one, loops the next four bars.',
    checked: (studio) => studio.transport.value.loop?.on ?? false, run: loop,
  },
  {
    id: 'transport.metronome', label: 'Metronome', group: 'Transport', context: 'global', keys: ['K'], help: 'Turns the click on or off.',
    checked: (studio) => studio.transport.value.metronome, run: (studio) => studio.metronome(!studio.transport.peek().metronome),
  },
  {
    id: 'transport.count-in', label: 'Count in', group: 'Transport', context: 'global', help: 'Counts a bar before playing, or none.',
    checked: (studio) => studio.transport.value.countIn > 0, run: (studio) => studio.countIn(studio.transport.peek().countIn > 0 ? 0 : 1),
  },
  {
    id: 'transport.tap', label: 'Tap the tempo', group: 'Transport', context: 'global', keys: ['Shift+T'], help: 'Tap four times or more in time: the tempo becomes that of the taps.',
    run: (studio) => tap.hit(performance.now(), (bpm) => void setTempo(studio, bpm).catch(() => undefined)),
  },
  {
    id: 'transport.say', label: 'Say the position', group: 'Transport', context: 'global', keys: ['Alt+P'], help: 'Tells a screen reader where the song stands.',
    run: (studio) => {
      const song = studio.song.peek();
      const at = studio.position();
      announce(`Bar ${meterMap(song).text(at)}, ${clockText(tempoMap(song).secondsAt(at))}`);
    },
  },
];
