import { register } from '../commands';
import { arrangeInspector, arrangePage } from './arrange';
import type { DockPart, Page, Registry, SettingsPart } from '../shell/registry';
import { browserPart } from './browser';
import { clipPart } from './clip';
import { drumsPage } from './drums/page';
import { notesPage } from './notes/page';
import { coachPage } from './coach';
import { masterPage } from './master';
import { historyPart, versionsPart } from './history';
import { songCommands } from './songs/commands';
import { mixerPage } from './mixer';
import { devicesDock, devicesPage } from './devices';
import { midiSettings } from './sound/midi-settings';
import { soundSettings } from './sound/settings';
import './automation/commands';

register(songCommands);

/** The pages, in the order of their tabs. A page adds itself here, its styles to `pages.css`, and registers its commands when it is loaded. */
const pages: readonly Page[] = [arrangePage, notesPage, drumsPage, mixerPage, devicesPage, masterPage, coachPage];

/** What docks hold, in the order of their tabs. */
const docks: readonly DockPart[] = [browserPart, arrangeInspector, historyPart, versionsPart, clipPart, devicesDock];

/** Parts of the settings besides look and keys. */
const settings: readonly SettingsPart[] = [soundSettings, midiSettings];

export const registry: Registry = { pages, docks, settings };
