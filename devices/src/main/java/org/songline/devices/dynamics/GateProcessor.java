package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.GateDevice.*;

import java.util.Arrays;
import org.songline.devices.GainGlide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Silence;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;

/**
 * A gate whose opening is a position from closed (0) to open (1) that travels at a steady speed;
 * the gain follows it along a smooth step, so even a fast gate has no corner.
 */
final class GateProcessor implements Processor {
  private static final double DECAY_SECONDS = 0.005;
  private static final float LEAST = 1e-8f;

  private final double rate;
  private final float decay;
  private final GainGlide range;
  private float level;
  private float position;
  private int held;
  private boolean open;
  private boolean quiet = true;

  GateProcessor(double rate) {
    this.rate = rate;
    decay = 1f - Ballistics.factor(DECAY_SECONDS, rate);
    range = new GainGlide(rate, SILENCE);
  }

  @Override
  public void process(Io io) {
    boolean silent = Silence.in(io.audio, io.offset);
    boolean keySilent = !io.hasSide || Silence.in(io.side, io.sideOffset);
    if (quiet) {
      range.snap();
      if (silent && keySilent) {
        Arrays.fill(io.audio, io.offset, io.offset + Quantum.SAMPLES, 0f);
        return;
      }
    }
    Values values = io.values;
    range.next(values, RANGE);
    float[] closedGain = range.gains();
    float[] key = io.hasSide ? io.side : io.audio;
    int keyOffset = io.hasSide ? io.sideOffset : io.offset;
    float upper = Exact.fastGain(values.at(THRESHOLD));
    float lower = Exact.fastGain(values.at(THRESHOLD) - values.at(HYSTERESIS));
    int hold = (int) (values.at(HOLD) * 0.001 * rate);
    float up = (float) (1000 / (values.at(ATTACK) * rate));
    float down = (float) (1000 / (values.at(RELEASE) * rate));
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float now = Math.max(Math.abs(key[keyOffset + 2 * i]), Math.abs(key[keyOffset + 2 * i + 1]));
      level = Math.max(now, level * decay);
      if (level > upper) {
        open = true;
        held = hold;
      } else if (level >= lower && open) {
        held = hold;
      } else if (held > 0) {
        held = Math.min(hold, held) - 1;
      } else {
        open = false;
      }
      position = open ? Math.min(1f, position + up) : Math.max(0f, position - down);
      float step = position * position * Math.fma(-2f, position, 3f);
      float gain = Math.fma(step, 1f - closedGain[i], closedGain[i]);
      io.audio[io.offset + 2 * i] *= gain;
      io.audio[io.offset + 2 * i + 1] *= gain;
    }
    level = level >= LEAST && level <= 1e20f ? level : 0f;
    quiet = silent && keySilent && level == 0 && position == 0 && held == 0;
  }

  @Override
  public boolean idle() {
    return quiet;
  }

  @Override
  public void reset() {
    level = 0;
    position = 0;
    held = 0;
    open = false;
    quiet = true;
  }
}
