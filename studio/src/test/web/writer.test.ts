import { type Aim, type Desk, Writer } from '../../main/web/pages/automation/writer';
import type { WriteMode } from '../../main/web/pages/automation/modes';
import { valueAt } from '../../main/web/song/curve';
import type { Edit, Point } from '../../main/web/wire/song.generated';
import { claim, near, same, truth } from './claim';

const SECOND = 1000;

/** A song of lanes with a clock that tests move. */
class Stage {
  mode: WriteMode = 'touch';
  tick = 0;
  loop: Desk['loop'] = null;
  readonly lanes = new Map<string, readonly Point[]>();
  readonly steps: string[] = [];
  readonly heard: string[] = [];
  readonly writer: Writer;
  private seconds = 0;

  constructor(...lanes: readonly string[]) {
    for (const lane of lanes) this.lanes.set(lane, [{ at: 0, value: 0.5, shape: 'linear', bend: 0 }]);
    const stage = this;
    this.writer = new Writer({
      position: () => this.tick,
      ticks: (_, seconds) => seconds * SECOND,
      get loop() {
        return stage.loop;
      },
      mode: () => this.mode,
      aim: (track, target) => this.aim(`${track} ${target}`),
      hold: (values) => void this.heard.push(values.map(({ track, target, value }) => `${track} ${target} ${value}`).join(', ')),
      perform: (label, edits) => {
        this.steps.push(label);
        for (const edit of edits) (edit as unknown as { done: () => void }).done();
      },
    });
  }

  private aim(name: string): Aim | null {
    const points = this.lanes.get(name);
    if (!points) return null;
    const edits = (now: readonly Point[]) => [{ done: () => this.lanes.set(name, now) } as unknown as Edit];
    return { name, steps: name.includes('switch'), levelOf: (value) => value, points, edits };
  }

  /** Lets the song go on to a tick, a frame for each 16 ticks. */
  roll(to: number): void {
    while (this.tick < to) this.frame(Math.min(to, this.tick + 16));
  }

  frame(tick: number): void {
    this.seconds += 0.016;
    this.tick = tick;
    this.writer.frame(this.seconds);
  }

  value(lane: string, tick: number): number {
    return valueAt(this.lanes.get(lane) ?? [], tick);
  }
}

claim('touch writes what the hand holds, goes back when it lets go, and is one step', () => {
  const stage = new Stage('bass fader');
  stage.roll(1000);
  stage.writer.move('bass', 'fader', 0.9);
  stage.roll(1500);
  stage.writer.move('bass', 'fader', 0.2);
  stage.roll(2000);
  stage.writer.release('bass', 'fader');
  same(stage.steps, ['Write automation of bass fader']);
  stage.roll(3000);
  stage.writer.stop();
  same(stage.steps.length, 1, 'nothing more at the stop');
  near(stage.value('bass fader', 999), 0.5, 1e-9, 'before');
  near(stage.value('bass fader', 1200), 0.9, 0.003, 'held');
  near(stage.value('bass fader', 1900), 0.2, 0.003, 'held lower');
  near(stage.value('bass fader', 2101), 0.5, 1e-9, 'after the way back of a tenth of a second');
});

claim('latch goes on with what the hand left until the song stops', () => {
  const stage = new Stage('bass fader');
  stage.mode = 'latch';
  stage.roll(1000);
  stage.writer.move('bass', 'fader', 0.9);
  stage.roll(1100);
  stage.writer.release('bass', 'fader');
  same(stage.steps, []);
  stage.roll(4000);
  stage.writer.stop();
  same(stage.steps, ['Write automation of bass fader']);
  near(stage.value('bass fader', 3990), 0.9, 0.003, 'latched');
  near(stage.value('bass fader', 4101), 0.5, 1e-9, 'after');
});

claim('write covers what was there from where the song set off, whether a hand moved it or not', () => {
  const stage = new Stage('bass fader');
  stage.mode = 'write';
  stage.lanes.set('bass fader', [{ at: 0, value: 0, shape: 'linear', bend: 0 }, { at: 10_000, value: 1, shape: 'linear', bend: 0 }]);
  stage.frame(2000);
  stage.writer.cover('bass', 'fader');
  stage.roll(5000);
  stage.writer.stop();
  near(stage.value('bass fader', 1000), 0.1, 1e-9, 'before');
  near(stage.value('bass fader', 4999), 0.2, 0.003, 'flat');
  near(stage.value('bass fader', 6000), 0.6, 1e-9, 'after');
});

claim('all that is written in one pass is one step, and lets go of all that was held', () => {
  const stage = new Stage('bass fader', 'lead pan');
  stage.mode = 'latch';
  stage.roll(100);
  stage.writer.move('bass', 'fader', 0.9);
  stage.writer.move('lead', 'pan', 0.1);
  stage.roll(2000);
  stage.writer.stop();
  same(stage.steps, ['Write 2 lanes of automation']);
  same(stage.heard, ['bass fader 0.9, lead pan 0.1', '']);
});

claim('what a hand does is heard with the next frame, and only when it became another', () => {
  const stage = new Stage('bass fader');
  stage.roll(100);
  stage.writer.move('bass', 'fader', 0.9);
  stage.roll(1000);
  stage.writer.move('bass', 'fader', 0.8);
  stage.roll(1100);
  stage.writer.release('bass', 'fader');
  same(stage.heard, ['bass fader 0.9', 'bass fader 0.8', '']);
});

claim('a loop that comes round ends what is written at its end and goes on at its start', () => {
  const stage = new Stage('bass fader');
  stage.mode = 'latch';
  stage.loop = { from: 1000, to: 2000, on: true };
  stage.frame(1500);
  stage.writer.move('bass', 'fader', 0.9);
  stage.roll(1995);
  stage.frame(1005);
  stage.writer.move('bass', 'fader', 0.1);
  stage.roll(1200);
  stage.writer.stop();
  same(stage.steps.length, 1);
  near(stage.value('bass fader', 999), 0.5, 1e-9, 'before the loop');
  near(stage.value('bass fader', 1150), 0.1, 0.003, 'second time');
  near(stage.value('bass fader', 1400), 0.5, 1e-9, 'where no hand was');
  near(stage.value('bass fader', 1998), 0.9, 0.003, 'to the end of the loop');
});

claim('a song that is taken elsewhere is written where it was heard, not between', () => {
  const stage = new Stage('bass fader');
  stage.mode = 'latch';
  stage.frame(1000);
  stage.writer.move('bass', 'fader', 0.9);
  stage.roll(1400);
  stage.frame(8000);
  stage.roll(8400);
  stage.writer.stop();
  near(stage.value('bass fader', 1300), 0.9, 0.003, 'before');
  near(stage.value('bass fader', 5000), 0.5, 1e-9, 'between');
  near(stage.value('bass fader', 8300), 0.9, 0.003, 'after');
});

claim('a page that draws no frames for a while loses nothing of what is latched', () => {
  const stage = new Stage('bass fader');
  stage.mode = 'latch';
  stage.frame(1000);
  stage.writer.move('bass', 'fader', 0.9);
  stage.frame(1300);
  stage.writer.stop();
  near(stage.value('bass fader', 1200), 0.9, 0.003, 'written');
});

claim('a switch that is pressed while a track touches stays until the song stops', () => {
  const stage = new Stage('bass switch');
  stage.roll(500);
  stage.writer.move('bass', 'switch' as never, 1);
  stage.writer.release('bass', 'switch' as never);
  stage.roll(1000);
  stage.writer.stop();
  same(stage.steps.length, 1);
  truth(stage.value('bass switch', 700) === 1, 'pressed');
  truth(stage.value('bass switch', 1000) === 0.5, 'as it was');
});

claim('a track that is set to Read while it writes is written as far as it came', () => {
  const stage = new Stage('bass fader');
  stage.mode = 'latch';
  stage.roll(1000);
  stage.writer.move('bass', 'fader', 0.9);
  stage.roll(2000);
  stage.mode = 'read';
  stage.roll(3000);
  same(stage.steps.length, 1);
  near(stage.value('bass fader', 1900), 0.9, 0.003, 'written');
  near(stage.value('bass fader', 2200), 0.5, 1e-9, 'no further');
});

claim('what the song has no more is not written', () => {
  const stage = new Stage('bass fader');
  stage.roll(100);
  stage.writer.move('bass', 'fader', 0.9);
  stage.roll(1000);
  stage.lanes.clear();
  stage.writer.release('bass', 'fader');
  same(stage.steps, []);
});
