package org.songline.devices.motion;

import static org.songline.devices.motion.FrequencyShifterDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Glides;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Setup;
import org.songline.devices.SlowGlide;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.DelayLine;

/** Two shifters or multipliers with a delay in their loop. */
final class FrequencyShifterProcessor implements Processor {
  private static final double SLOPE = 0.2;
  private static final float LEAST_DELAY = DelayLine.SINC_LEAST + 1;

  /** What is written to the lines is silence below this: -180 dB. */
  private static final float LEAST = 1e-9f;

  private final double rate;
  private final int longest;
  private final ShifterSide[] sides = new ShifterSide[2];
  private final Glides glides;
  private final GainGlide output;
  private final CarrierWave carrier;
  private final Feedback feedback;
  private final SlowGlide delay = new SlowGlide(SLOPE);
  private final Rest rest = new Rest();

  FrequencyShifterProcessor(Setup setup) {
    rate = setup.sampleRate();
    longest = (int) (LONGEST / 1000 * rate) + 8;
    sides[0] = new ShifterSide(rate, longest);
    sides[1] = new ShifterSide(rate, longest);
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
    boolean written = false;
    boolean shifts = glides.from(MODE) < 1 || glides.to(MODE) < 1;
    boolean rings = glides.from(MODE) > 0 || glides.to(MODE) > 0;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float ring = glides.at(MODE, i);
      float mix = 0.01f * glides.at(MIX, i);
      float back = feedback.at(i);
      float time = delay.at(i) - 1f;
      if (rings) {
        carrier.frame(i);
      }
      for (int c = 0; c < 2; c++) {
        ShifterSide side = sides[c];
        int at = io.offset + 2 * i + c;
        float x = Exact.bounded(io.audio[at]);
        float in = back == 0 ? x : Math.fma(back, side.line.readSinc(time), x);
        float turns = side.turns(i);
        float wet = shifts ? side.shifted(in, turns) : 0f;
        if (rings) {
          wet = Math.fma(ring, in * carrier.at(turns) - wet, wet);
        }
        float kept = Exact.audible(wet, LEAST);
        side.line.write(kept);
        written |= kept != 0;
        io.audio[at] = Math.fma(mix, wet - x, x);
      }
    }
    boolean empty = true;
    for (int c = 0; c < 2; c++) {
      if (shifts) {
        sides[c].flush();
      } else {
        sides[c].rest();
      }
      empty &= sides[c].empty();
    }
    output.apply(io.audio, io.offset);
    rest.leave(longest, empty, written);
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
    sides[0].next(io.frame, from, to);
    sides[1].next(
        io.frame, from * (1 - 0.02 * glides.from(SPREAD)), to * (1 - 0.02 * glides.to(SPREAD)));
    carrier.next(io.values.choice(CARRIER), Math.max(Math.abs(from), Math.abs(to)));
  }

  private void snap() {
    glides.snap();
    output.snap();
    feedback.snap();
    delay.snap();
    carrier.snap();
    sides[0].snap();
    sides[1].snap();
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    sides[0].reset();
    sides[1].reset();
    rest.reset();
  }
}
