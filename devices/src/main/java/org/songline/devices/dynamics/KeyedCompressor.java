package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.CompressorStrip.*;

import java.util.Arrays;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.dsp.Quantum;

/** What single compressors of every character share: values, key, look-ahead, listening, rest. */
abstract class KeyedCompressor implements Processor {
  final CompressorStrip strip;
  final KeyPath path;
  private final float[] heard = new float[Quantum.SAMPLES];
  private boolean quiet = true;

  /**
   * @param ahead frames by which the sound is delayed behind the detector
   */
  KeyedCompressor(double rate, int ahead) {
    strip = new CompressorStrip(rate);
    path = new KeyPath(ahead);
  }

  @Override
  public final void process(Io io) {
    boolean silent = path.silent(io);
    if (quiet) {
      strip.snap();
      if (silent) {
        Arrays.fill(io.audio, io.offset, io.offset + Quantum.SAMPLES, 0f);
        return;
      }
    }
    strip.next(io.values);
    path.take(io, strip.low, strip.high);
    path.delay(io.audio, io.offset, heard, strip.listens());
    float reduction = compress(io.audio, io.offset);
    if (strip.listens()) {
      float from = strip.from[HEARD];
      KeyPath.listen(
          io.audio, io.offset, heard, from, Math.fma(Quantum.FRAMES, strip.delta[HEARD], from));
    }
    quiet = settle();
    io.readings.set(DynamicsReadings.REDUCTION_AT, reduction);
  }

  /** Compresses a quantum in place; returns the reduction at its end in decibels. */
  abstract float compress(float[] x, int offset);

  /** Ends a quantum: whether nothing is left of what came in. */
  abstract boolean settle();

  /** Forgets what the envelopes know. */
  abstract void clear();

  @Override
  public final boolean idle() {
    return quiet;
  }

  @Override
  public final void reset() {
    path.reset();
    clear();
    quiet = true;
  }
}
