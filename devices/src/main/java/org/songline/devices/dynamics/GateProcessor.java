package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.GateDevice.*;

import java.util.Arrays;
import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.filter.MatchedEq;

/**
 * A gate whose opening is a position from closed (0) to open (1) that travels at a steady speed;
 * the gain follows it along a smooth step, so even a fast gate has no corner. Below the hardest
 * ratio an {@link Expander} takes its place.
 */
final class GateProcessor implements Processor {
  private static final double DECAY_SECONDS = 0.005;
  private static final float LEAST = 1e-8f;
  private static final float DEEPEST = 96;

  private final double rate;
  private final float decay;
  private final GainGlide range;
  private final Glide hard;
  private final Glide listen;
  private final KeyPath path;
  private final KeyFilter low;
  private final KeyFilter high;
  private final Expander expander;
  private final int latency;
  private final float[] heard = new float[Quantum.SAMPLES];
  private final float[] levels = new float[Quantum.FRAMES];
  private final float[] gains = new float[Quantum.FRAMES];
  private float level;
  private float position;
  private int held;
  private boolean open;
  private boolean quiet = true;

  GateProcessor(double rate, int latency) {
    this.rate = rate;
    this.latency = latency;
    decay = 1f - Ballistics.factor(DECAY_SECONDS, rate);
    range = new GainGlide(rate, SILENCE);
    hard = new Glide(rate);
    listen = new Glide(rate);
    path = new KeyPath(latency);
    low = new KeyFilter(rate, MatchedEq.Shape.LOW_CUT);
    high = new KeyFilter(rate, MatchedEq.Shape.HIGH_CUT);
    expander = new Expander(rate);
  }

  @Override
  public int latency() {
    return latency;
  }

  @Override
  public void process(Io io) {
    Values values = io.values;
    boolean silent = path.silent(io);
    if (quiet) {
      range.snap();
      hard.snap();
      listen.snap();
      low.snap();
      high.snap();
      if (silent) {
        Arrays.fill(io.audio, io.offset, io.offset + Quantum.SAMPLES, 0f);
        return;
      }
    }
    expander.next(values);
    if (quiet) {
      position = values.on(DUCK) ? 1 : 0;
      expander.rest();
    }
    range.next(values, RANGE);
    listen.next(values, LISTEN);
    float hardness = values.at(RATIO) >= HARD ? 1 : 0;
    hard.next(hardness, hardness);
    low.next(values, KEY_FILTER, KEY_FREQUENCY);
    high.next(values, KEY_LOW_PASS, KEY_LOW_PASS_FREQUENCY);
    path.take(io, low, high);
    boolean listens = listen.from() != 0 || listen.to() != 0;
    path.delay(io.audio, io.offset, heard, listens);
    follow();
    gate(values);
    expand();
    for (int i = 0; i < Quantum.FRAMES; i++) {
      io.audio[io.offset + 2 * i] *= gains[i];
      io.audio[io.offset + 2 * i + 1] *= gains[i];
    }
    if (listens) {
      KeyPath.listen(io.audio, io.offset, heard, listen.from(), listen.to());
    }
    level = level >= LEAST && level <= 1e20f ? level : 0f;
    quiet =
        path.rests(0)
            && level == 0
            && position == (values.on(DUCK) ? 1 : 0)
            && held == 0
            && !expander.holds();
    float last = gains[Quantum.FRAMES - 1];
    io.readings.set(
        DynamicsReadings.REDUCTION_AT, Math.min(DEEPEST, -Ballistics.level(last * last)));
  }

  /** The peak level of each frame. */
  private void follow() {
    float[] key = path.key;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float now = Math.max(Math.abs(key[2 * i]), Math.abs(key[2 * i + 1]));
      level = Math.max(now, level * decay);
      levels[i] = level;
    }
  }

  private void gate(Values values) {
    float[] closedGain = range.gains();
    boolean duck = values.on(DUCK);
    float upper = Exact.fastGain(values.at(THRESHOLD));
    float lower = Exact.fastGain(values.at(THRESHOLD) - values.at(HYSTERESIS));
    int hold = (int) (values.at(HOLD) * 0.001 * rate);
    float up = (float) (1000 / (values.at(duck ? RELEASE : ATTACK) * rate));
    float down = (float) (1000 / (values.at(duck ? ATTACK : RELEASE) * rate));
    for (int i = 0; i < Quantum.FRAMES; i++) {
      if (levels[i] > upper) {
        open = true;
        held = hold;
      } else if (levels[i] >= lower && open) {
        held = hold;
      } else if (held > 0) {
        held = Math.min(hold, held) - 1;
      } else {
        open = false;
      }
      position = open != duck ? Math.min(1f, position + up) : Math.max(0f, position - down);
      float step = position * position * Math.fma(-2f, position, 3f);
      gains[i] = Math.fma(step, 1f - closedGain[i], closedGain[i]);
    }
  }

  private void expand() {
    if (hard.from() == 1 && hard.to() == 1) {
      expander.leave();
      return;
    }
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float soft = expander.gain(levels[i]);
      gains[i] = Math.fma(hard.at(i), gains[i] - soft, soft);
    }
  }

  @Override
  public boolean idle() {
    return quiet;
  }

  @Override
  public void reset() {
    path.reset();
    level = 0;
    position = 0;
    held = 0;
    open = false;
    quiet = true;
  }
}
