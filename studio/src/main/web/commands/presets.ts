/** Which key map stands under the keys that people chose themselves. */
export type PresetName = 'songline' | 'live' | 'logic';

/** What the presets are called. */
export const PRESET_LABELS: Readonly<Record<PresetName, string>> = { songline: 'Songline', live: 'Live-like', logic: 'Logic-like' };

type Keys = Readonly<Record<string, readonly string[]>>;

/** Where a preset differs from the keys in the table of commands; no keys at all are an empty list. */
export const PRESETS: Readonly<Record<PresetName, Keys>> = {
  songline: {},
  live: {
    'transport.start': ['Home'],
    'transport.metronome': ['O'],
    'transport.loop': ['Shift+C'],
    'track.mute': ['0'],
    'mixer.mute': ['0'],
    'typing.toggle': ['M', 'Shift+K'],
  },
  logic: {
    'transport.say': ['Alt+Shift+P'],
    'track.clear-solo': ['Mod+Alt+S', 'Alt+S'],
  },
};
