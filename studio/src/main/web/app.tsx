import { effect } from './core/signal';
import { focusTrack } from './focus';
import { type LiveStudio, openStudio } from './live-studio';
import { resumeBrowserMidi } from './midi/browser-midi';
import { registry } from './pages';
import { watchRecovery } from './pages/history/recovered';
import { watchOutput } from './pages/sound/output-watch';
import { mount } from './shell/mount';

/** Bytes that a browser still sends when its page is gone. */
const MOST_BEHIND = 60_000;

const root = document.getElementById('app');
if (root) {
  let live: LiveStudio | null = null;
  void mount({
    root,
    registry,
    open: async () => (live = await openStudio()),
    settings: {
      load: () => live?.get('/api/settings') ?? Promise.resolve(null),
      save: async (settings) => {
        const body = JSON.stringify(settings);
        await fetch('/api/settings', { method: 'POST', body, keepalive: body.length < MOST_BEHIND });
      },
    },
    startSound: () => live?.startSound(),
  }).then((studio) => {
    effect(() => {
      const track = focusTrack.value;
      if (live?.connected.value) live.aim(track);
    });
    void resumeBrowserMidi(studio);
    (globalThis as Record<string, unknown>)['studio'] = studio;
    watchOutput(studio);
    watchRecovery(studio);
  });
}
