import type { ComponentChild } from 'preact';
import type { Studio } from '../studio';
import type { IconName } from '../ui';

/** A page of the studio: what fills the middle of the window. */
export interface Page {
  /** Its commands have the context `page.` with this. */
  readonly id: string;
  readonly name: string;
  /** 1 to 9. */
  readonly key: string;
  readonly icon: IconName;
  /** What it is for, in a sentence. */
  readonly help: string;
  /** It is shown on phones too. */
  readonly phone?: boolean;
  /** What stands beside the tabs while it is shown. */
  readonly toolbar?: (studio: Studio) => ComponentChild;
  readonly render: (studio: Studio) => ComponentChild;
}

/** What docks hold: the browser at the left, the inspector at the right, editors and devices at the bottom. */
export interface DockPart {
  readonly id: string;
  readonly name: string;
  readonly icon: IconName;
  readonly side: 'left' | 'right' | 'bottom';
  /** The key that shows and hides it, such as `Shift+D`. */
  readonly key?: string;
  readonly help: string;
  /** The pages it belongs to; all when left out. */
  readonly pages?: readonly string[];
  readonly render: (studio: Studio) => ComponentChild;
}

/** A part of the settings. */
export interface SettingsPart {
  readonly id: string;
  readonly name: string;
  readonly icon: IconName;
  readonly render: (studio: Studio) => ComponentChild;
}

/** Everything that the shell shows and does not make itself. */
export interface Registry {
  readonly pages: readonly Page[];
  readonly docks: readonly DockPart[];
  readonly settings: readonly SettingsPart[];
}
