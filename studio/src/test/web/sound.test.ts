import { latencyParts, totalOf } from '../../main/web/audio/latency';
import { BROWSER_OUTPUT, SoundRoute } from '../../main/web/audio/route';
import type { AudioState } from '../../main/web/audio/output';
import { signal } from '../../main/web/core/signal';
import { outputTrouble } from '../../main/web/pages/sound/output-watch';
import type { OutputNow } from '../../main/web/wire/protocol.generated';
import { claim, near, same } from './claim';

const CARD: OutputNow = { ...BROWSER_OUTPUT, phase: 'running', chosen: 'jack:system', name: 'JACK: system', rate: 48000, block: 256, latency: 768 };
const LOST: OutputNow = { ...BROWSER_OUTPUT, phase: 'lost', chosen: 'jack:system', name: 'JACK: system', trouble: 'it is gone', offer: 'java:default', offerName: 'Java: default' };

function route() {
  const heard: string[] = [];
  const audio = {
    state: signal<AudioState>({ kind: 'off' }),
    start: () => Promise.resolve(void heard.push('start')),
    stop: () => void heard.push('stop'),
  };
  return { heard, route: new SoundRoute(audio) };
}

claim('while a sound card plays the browser is silent, whatever is pressed', () => {
  const { heard, route: one } = route();
  one.start();
  one.hear(CARD, true);
  one.start();
  same(heard, ['start', 'stop']);
  same(one.silent, true);
});

claim('a browser sounds beside the card when that is switched on, and is silent when it is switched off', () => {
  const { heard, route: one } = route();
  one.hear(CARD, false);
  one.also(true);
  one.also(false);
  same(heard, ['stop', 'start', 'stop']);
});

claim('when the card goes, a browser that may sound does at once', () => {
  const { heard, route: one } = route();
  one.hear(CARD, false);
  one.hear({ ...CARD, dropouts: 1 }, true);
  one.hear(LOST, true);
  same(heard, ['stop', 'start']);
  const other = route();
  other.route.hear(CARD, false);
  other.route.hear(LOST, false);
  same(other.heard, ['stop']);
});

claim('the parts of the latency are those of the way that is listened to', () => {
  const pulse = { rate: 48000, lag: 480 };
  const browser = latencyParts(BROWSER_OUTPUT, pulse, { store: 20, device: 30 }, 1, false);
  same(browser.map((part) => part.name), ['To the program', 'Next block', 'Devices of the song', 'In store', 'Browser and device']);
  near(totalOf(browser), 1 + 128 / 48 + 10 + 20 + 30, 1e-9);
  const card = latencyParts(CARD, pulse, { store: 20, device: 30 }, null, true);
  same(card.map((part) => part.name), ['Next block', 'Devices of the song', 'Sound card']);
  near(totalOf(card), 128 / 48 + 10 + 16, 1e-9);
});

claim('an output that does not play is told in words, one that does is not', () => {
  same(outputTrouble(LOST), { text: 'JACK: system: it is gone.', more: 'The song goes on in the browser.' });
  same(outputTrouble({ ...LOST, phase: 'refused', trouble: 'JACK: no server runs' }), { text: 'JACK: no server runs.', more: 'The browser plays.' });
  same(outputTrouble(CARD), null);
  same(outputTrouble(BROWSER_OUTPUT), null);
});
