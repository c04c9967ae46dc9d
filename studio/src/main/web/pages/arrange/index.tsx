import { register } from '../../commands';
import type { DockPart, Page } from '../../shell/registry';
import { arrangeCommands } from './commands';
import { Inspector } from './inspector';
import { ArrangePage } from './page';
import { ArrangeToolbar } from './toolbar';

register(arrangeCommands);

/** The page of the arrangement. */
export const arrangePage: Page = {
  id: 'arrange', name: 'Arrange', key: '1', icon: 'arrange', help: 'Tracks and clips over time.',
  toolbar: (studio) => <ArrangeToolbar studio={studio} />,
  render: (studio) => <ArrangePage studio={studio} />,
};

/** The inspector of the chosen clip or track. */
export const arrangeInspector: DockPart = {
  id: 'chosen', name: 'Inspector', icon: 'info', side: 'right', help: 'What is chosen, in numbers.', pages: ['arrange'],
  render: (studio) => <Inspector studio={studio} />,
};
