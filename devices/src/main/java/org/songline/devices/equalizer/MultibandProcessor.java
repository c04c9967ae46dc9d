package org.songline.devices.equalizer;

import static org.songline.devices.equalizer.MultibandDevice.*;

import java.util.Arrays;
import org.songline.devices.GainGlide;
import org.songline.devices.Glides;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;

/** A running multiband compressor. */
final class MultibandProcessor implements Processor {
  private final int count;
  private final Glides glides;
  private final GainGlide output;
  private final SplitGlide split;
  private final MultibandBand[] bands;
  private final float[][] parts;
  private final Rest rest = new Rest();

  MultibandProcessor(Setup setup) {
    double rate = setup.sampleRate();
    count = setup.initial().get(COUNT) < 0.5 ? 3 : 4;
    glides = new Glides(rate, new MultibandDevice().parameters());
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    bands = new MultibandBand[count];
    parts = new float[count][Quantum.SAMPLES];
    for (int band = 0; band < count; band++) {
      bands[band] = new MultibandBand(rate, band);
    }
    split = new SplitGlide(rate, count, CROSSOVER);
  }

  @Override
  public void process(Io io) {
    boolean woken = rest.quiet();
    if (rest.skips(io)) {
      return;
    }
    if (woken) {
      glides.snap();
      output.snap();
      for (int band = 0; band < count; band++) {
        bands[band].snap();
      }
      split.snap();
    }
    glides.next(io.values);
    output.next(io.values, OUTPUT);
    split.next(io, parts);
    boolean soloed = false;
    for (int band = 0; band < count; band++) {
      soloed |= io.values.on(of(band, SOLO));
    }
    Arrays.fill(io.audio, io.offset, io.offset + Quantum.SAMPLES, 0f);
    boolean empty = true;
    for (int band = 0; band < count; band++) {
      boolean heard = soloed ? io.values.on(of(band, SOLO)) : !io.values.on(of(band, MUTE));
      bands[band].run(parts[band], io, glides, heard);
      empty &= bands[band].empty();
      io.readings.set(band, bands[band].reduction());
    }
    float[] gains = output.gains();
    for (int i = 0; i < Quantum.SAMPLES; i++) {
      io.audio[io.offset + i] *= gains[i / 2];
    }
    empty &= split.flush();
    rest.leave(0, empty);
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    rest.reset();
    split.reset();
    for (int band = 0; band < count; band++) {
      bands[band].reset();
    }
  }
}
