package org.songline.devices.space;

import static org.songline.devices.space.ConvolutionDevice.*;

import java.util.List;
import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Setup;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.convolve.Convolver;
import org.songline.dsp.convolve.Impulse;
import org.songline.dsp.delay.FadingDelay;
import org.songline.dsp.reverb.ImpulseShape;

/** Pre-delay, the convolution, filters, width, and the mix. */
final class ConvolutionProcessor implements Processor {
  /** Frames in which what the convolution has in work is gone. */
  private static final int SETTLING = 1 << 16;

  /** What goes in is silence below this: -180 dB. */
  private static final float LEAST = 1e-9f;

  private final double rate;
  private final Convolver convolver;
  private final FadingDelay predelay;
  private final int memory;
  private final Rest rest = new Rest();
  private final Cuts cuts;
  private final Glide width;
  private final Glide mix;
  private final GainGlide level;
  private final float[] wet = new float[Quantum.SAMPLES];

  private ConvolutionProcessor(double rate, Impulse impulse) {
    this.rate = rate;
    convolver = Convolver.live(impulse);
    int longest = (int) (LONGEST_PREDELAY * rate) + 1;
    predelay = new FadingDelay(longest, rate);
    memory = impulse.frames() + longest + SETTLING;
    cuts = new Cuts(rate, LOW_CUT, HIGH_CUT);
    width = new Glide(rate);
    mix = new Glide(rate);
    level = new GainGlide(rate, Double.NEGATIVE_INFINITY);
  }

  static ConvolutionProcessor of(Setup setup) {
    List<Double> set = setup.initial();
    double rate = setup.sampleRate();
    double size = set.get(SIZE) / 100;
    float[][] answer =
        setup
            .assets()
            .load(IMPULSE, ImpulseFile.class, ImpulseFile::read)
            .map(file -> file.at(rate * size, (set.get(LENGTH) + set.get(START) / 1000) / size))
            .orElseGet(() -> Spaces.make(set.get(SPACE).intValue(), rate * size));
    var shape =
        new ImpulseShape(
            set.get(START) / 1000,
            set.get(LENGTH),
            set.get(DECAY) / 100,
            set.get(LOW_DECAY) / 100,
            set.get(HIGH_DECAY) / 100,
            set.get(FADE_IN) / 1000,
            set.get(REVERSE) >= 0.5);
    float[][] shaped = shape.of(answer, rate);
    if (set.get(NORMALISE) >= 0.5) {
      normalise(shaped);
    }
    Impulse impulse =
        switch (shaped.length) {
          case 1 -> Impulse.mono(shaped[0]);
          case 2 -> Impulse.stereo(shaped[0], shaped[1]);
          default -> Impulse.matrix(shaped[0], shaped[1], shaped[2], shaped[3]);
        };
    return new ConvolutionProcessor(rate, impulse);
  }

  /** Noise on both sides comes out as loud as it goes in. */
  private static void normalise(float[][] channels) {
    double energy = ImpulseShape.energy(channels) / Math.min(2, channels.length);
    float gain = energy > 0 ? (float) (1 / Math.sqrt(energy)) : 0f;
    for (float[] x : channels) {
      for (int i = 0; i < x.length; i++) {
        x[i] *= gain;
      }
    }
  }

  @Override
  public void process(Io io) {
    boolean rested = rest.quiet();
    if (rest.skips(io)) {
      return;
    }
    if (rested) {
      snap();
    }
    width.next(io.values, WIDTH);
    mix.next(io.values, MIX);
    level.next(io.values, LEVEL);
    for (int i = 0; i < Quantum.SAMPLES; i++) {
      float x = io.audio[io.offset + i];
      wet[i] = Exact.audible(Exact.bounded(x), LEAST);
    }
    predelay.process(wet, 0, (int) Math.rint(io.values.end(PREDELAY) / 1000 * rate));
    convolver.process(wet, 0);
    cuts.process(io.values, wet);
    float[] gains = level.gains();
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int at = io.offset + 2 * i;
      float l = Exact.bounded(io.audio[at]);
      float r = Exact.bounded(io.audio[at + 1]);
      float wide = 0.01f * width.at(i);
      float middle = 0.5f * gains[i] * Math.min(1f, 2f - wide) * (wet[2 * i] + wet[2 * i + 1]);
      float side = 0.5f * gains[i] * Math.min(1f, wide) * (wet[2 * i] - wet[2 * i + 1]);
      float share = 0.01f * mix.at(i);
      io.audio[at] = Math.fma(share, middle + side - l, l);
      io.audio[at + 1] = Math.fma(share, middle - side - r, r);
    }
    rest.leave(memory, cuts.empty());
  }

  private void snap() {
    predelay.snap();
    cuts.snap();
    width.snap();
    mix.snap();
    level.snap();
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    rest.reset();
    convolver.reset();
    predelay.reset();
    cuts.reset();
    snap();
  }
}
