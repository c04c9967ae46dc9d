package org.songline.devices.motion;

import static org.songline.devices.motion.FrequencyShifterDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Glides;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Setup;
import org.songline.devices.Silence;
import org.songline.devices.SlowGlide;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.DelayLine;

/** Two shifters or multipliers with a delay in their loop. */
final class FrequencyShifterProcessor implements Processor {
  private static final double SLOPE = 0.2;
  private static final float LEAST_DELAY = DelayLine.SINC_LEAST + 1;

  /** Frames at once while the delay is shorter than a quantum: the shortest delay has room. */
  private static final int STRETCH = Quantum.FRAMES / 2;

  /** What is written to the lines is silence below this: -180 dB. */
  private static final float LEAST = 1e-9f;

  private final double rate;
  private final int longest;
  private final SideBand band;
  private final ShiftOscillator[] oscillators = new ShiftOscillator[2];
  private final DelayLine[] lines = new DelayLine[2];
  private final Glides glides;
  private final GainGlide output;
  private final CarrierWave carrier;
  private final Feedback feedback;
  private final SlowGlide delay = new SlowGlide(SLOPE);
  private final float[][] inputs = new float[2][Quantum.FRAMES];
  private final float[][] heard = new float[2][Quantum.FRAMES];
  private final float[][] wet = new float[2][Quantum.FRAMES];
  private final float[][] kept = new float[2][Quantum.FRAMES];
  private final float[] times = new float[Quantum.FRAMES];
  private final float[] tap = new float[Quantum.FRAMES];
  private final Rest rest = new Rest();

  /** Whether both sides are shifted alike. */
  private boolean alike;

  FrequencyShifterProcessor(Setup setup) {
    rate = setup.sampleRate();
    longest = (int) (LONGEST / 1000 * rate) + 8;
    band = new SideBand(rate);
    for (int c = 0; c < 2; c++) {
      oscillators[c] = new ShiftOscillator(rate);
      lines[c] = new DelayLine(longest);
    }
    glides = new Glides(rate, TABLE);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    carrier = new CarrierWave(rate);
    feedback = new Feedback(rate);
  }

  @Override
  public void process(Io io) {
    if (rest.skips(io)) {
      return;
    }
    if (rest.quiet()) {
      snap();
    }
    control(io);
    take(io.audio, io.offset);
    boolean shifts = glides.from(MODE) < 1 || glides.to(MODE) < 1;
    boolean rings = glides.from(MODE) > 0 || glides.to(MODE) > 0;
    if (shifts) {
      oscillators[0].fill();
      if (!alike) {
        oscillators[1].fill();
      }
    }
    boolean written = circulate(shifts, rings);
    if (shifts) {
      band.flush();
    } else {
      band.reset();
    }
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float mix = 0.01f * glides.at(MIX, i);
      int at = io.offset + 2 * i;
      io.audio[at] = Math.fma(mix, wet[0][i] - inputs[0][i], inputs[0][i]);
      io.audio[at + 1] = Math.fma(mix, wet[1][i] - inputs[1][i], inputs[1][i]);
    }
    output.apply(io.audio, io.offset);
    rest.leave(longest, band.empty(), written);
  }

  private void take(float[] audio, int offset) {
    for (int i = 0; i < Quantum.FRAMES; i++) {
      inputs[0][i] = Exact.bounded(audio[offset + 2 * i]);
      inputs[1][i] = Exact.bounded(audio[offset + 2 * i + 1]);
    }
  }

  /** Runs the loops; true when anything but silence goes round. */
  private boolean circulate(boolean shifts, boolean rings) {
    boolean returns = feedback.returns();
    float least = longest;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      times[i] = delay.at(i) - 1f;
      least = Math.min(least, times[i]);
    }
    boolean whole = !returns || least >= Quantum.FRAMES + DelayLine.SINC_LEAST;
    int stretch = whole ? Quantum.FRAMES : STRETCH;
    for (int from = 0; from < Quantum.FRAMES; from += stretch) {
      int to = from + stretch;
      for (int c = 0; c < 2; c++) {
        System.arraycopy(inputs[c], from, heard[c], from, stretch);
        if (returns) {
          lines[c].readSinc(times, from, to, from, tap);
          for (int i = from; i < to; i++) {
            heard[c][i] = Math.fma(feedback.at(i), tap[i], heard[c][i]);
          }
        }
      }
      if (shifts) {
        band.shift(heard, from, to, oscillators[0], oscillators[alike ? 0 : 1], wet);
      }
      for (int c = 0; c < 2; c++) {
        if (rings) {
          ring(c, from, to, shifts);
        }
        for (int i = from; i < to; i++) {
          kept[c][i] = Exact.audible(wet[c][i], LEAST);
        }
        lines[c].write(kept[c], from, to);
      }
    }
    return !Silence.in(kept[0], 0, Quantum.FRAMES) || !Silence.in(kept[1], 0, Quantum.FRAMES);
  }

  private void ring(int side, int from, int to, boolean shifts) {
    for (int i = from; i < to; i++) {
      carrier.frame(i);
      float shifted = shifts ? wet[side][i] : 0f;
      float product = heard[side][i] * carrier.at(oscillators[side].turns(i));
      wet[side][i] = Math.fma(glides.at(MODE, i), product - shifted, shifted);
    }
  }

  private void control(Io io) {
    glides.next(io.values);
    output.next(io.values, OUTPUT);
    feedback.next(io.values, FEEDBACK);
    float frames = (float) (rate / 1000);
    delay.next(
        Math.max(LEAST_DELAY, frames * io.values.at(DELAY)),
        Math.max(LEAST_DELAY, frames * io.values.end(DELAY)));
    double from = (double) glides.from(SHIFT) + glides.from(FINE);
    double to = (double) glides.to(SHIFT) + glides.to(FINE);
    double right = from * (1 - 0.02 * glides.from(SPREAD));
    double rightTo = to * (1 - 0.02 * glides.to(SPREAD));
    oscillators[0].next(io.frame, from, to);
    oscillators[1].next(io.frame, right, rightTo);
    alike = oscillators[0].like(oscillators[1]);
    band.guard(0, Math.max(from, to));
    band.guard(1, Math.max(right, rightTo));
    carrier.next(io.values.choice(CARRIER), Math.max(Math.abs(from), Math.abs(to)));
  }

  private void snap() {
    glides.snap();
    output.snap();
    feedback.snap();
    delay.snap();
    carrier.snap();
    oscillators[0].snap();
    oscillators[1].snap();
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    band.reset();
    lines[0].reset();
    lines[1].reset();
    rest.reset();
  }
}
