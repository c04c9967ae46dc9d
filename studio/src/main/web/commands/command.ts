import type { Studio } from '../studio';

/** Where a command's keys are heard: everywhere, while a page is shown, while the focus is in an editor, while a dialog is open. */
export type Context = 'global' | `page.${string}` | `editor.${string}` | 'dialog';

/** The part of the key map and palette that a command stands in. */
export type Group = 'Transport' | 'Edit' | 'Tracks' | 'Clips' | 'Notes' | 'View' | 'Pages' | 'Devices' | 'Mixer' | 'Tools' | 'Song' | 'Help';

/** One thing that people can do, wherever it is offered: menus, palette, keys, tooltips and help are made from it. */
export interface Command {
  /** Such as `edit.undo`; keys that people chose are kept under it. */
  readonly id: string;
  readonly label: string;
  readonly group: Group;
  /** What it does, in a sentence. */
  readonly help: string;
  readonly context: Context;
  /** Such as `Mod+Z`, where `Mod` is Cmd on a Mac and Ctrl elsewhere; letters are what the key says, whatever the layout. */
  readonly keys?: readonly string[];
  /** Whether it can be done now; always when left out. */
  readonly enabled?: (studio: Studio) => boolean;
  /** For what stands on or off. */
  readonly checked?: (studio: Studio) => boolean;
  readonly run: (studio: Studio) => unknown;
  /** Its keys are heard also while text is typed. */
  readonly inText?: boolean;
  /** A key that is held does it again and again. */
  readonly repeats?: boolean;
  /** It moves on what it moved a moment ago, which is kept when it rests. */
  readonly nudges?: boolean;
  /** It is not offered in the palette, because it needs its place. */
  readonly hidden?: boolean;
}
