import type { Studio } from '../studio';
import type { MenuItem } from '../ui';
import type { MidiControl } from '../wire/protocol.generated';

/** Such as `CC 21`, with the channel when it is not the first. */
export function controlName(control: Pick<MidiControl, 'channel' | 'controller'>): string {
  return `CC ${control.controller}${control.channel === 1 ? '' : `, channel ${control.channel}`}`;
}

/** Lines of a menu that teach a controller to move something, or make it forget. */
export function midiItems(studio: Studio, track: string, target: string, what: string): MenuItem[] {
  const taught = studio.keyboards.peek().controls.find((each) => each.track === track && each.target === target);
  const learn: MenuItem = {
    label: taught ? 'Learn another MIDI control' : 'Learn MIDI control', icon: 'piano', hint: `The next controller that is moved moves ${what}.`,
    run: () => studio.learnMidi(track, target),
  };
  if (!taught) return [learn];
  return [learn, { label: `Forget ${controlName(taught)}`, hint: `${controlName(taught)} moves ${what} no more.`, run: () => studio.forgetMidi(taught.channel, taught.controller) }];
}
