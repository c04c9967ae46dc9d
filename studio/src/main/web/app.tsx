import { render } from 'preact';
import { openStudio } from './live-studio';

const root = document.getElementById('app');
if (root) {
  void openStudio().then((studio) => {
    (globalThis as Record<string, unknown>)['studio'] = studio;
    render(<button onClick={() => studio.play()}>Play {studio.song.peek().title}</button>, root);
  });
}
