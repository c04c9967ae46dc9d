import type { DockPart } from '../../shell/registry';
import { HistoryList } from './history';
import { Versions } from './versions';

/** Every step of the song, at the right. */
export const historyPart: DockPart = {
  id: 'history',
  name: 'History',
  icon: 'history',
  side: 'right',
  key: 'Shift+H',
  help: 'Every step of the song with its time; press one to go there.',
  render: (studio) => <HistoryList studio={studio} />,
};

/** The versions that were saved, at the right. */
export const versionsPart: DockPart = {
  id: 'versions',
  name: 'Versions',
  icon: 'save',
  side: 'right',
  key: 'Shift+J',
  help: 'Versions that were saved under names: what changed since, a copy to open, the way back.',
  render: (studio) => <Versions studio={studio} />,
};
