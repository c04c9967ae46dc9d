import type { DockPart } from '../../shell/registry';
import './commands';
import { ClipEditor } from './editor';

/** The id of the editor of recordings in the bottom dock. */
const CLIP_PART = 'clip';

/** The editor of the chosen recording. */
export const clipPart: DockPart = {
  id: CLIP_PART, name: 'Clip', icon: 'wave', side: 'bottom', key: 'Shift+E', help: 'The chosen recording to the sample: gain, fades, transients.', pages: ['arrange'],
  render: (studio) => <ClipEditor studio={studio} />,
};
