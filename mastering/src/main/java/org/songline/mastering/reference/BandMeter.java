package org.songline.mastering.reference;

import java.util.Arrays;
import org.songline.measure.spectrum.Bins;
import org.songline.measure.spectrum.MidSideFrames;

/**
 * Makes {@link BandFrames} of a stream: Hann windows of about a third of a second that overlap by
 * half, beyond both ends of the stream silence.
 */
final class BandMeter {
  /** A Hann window spreads a sine over bins whose powers add to 1.5. */
  private static final double SPREAD = 1.5;

  private static final int BLOCK = 1024;

  private final int sampleRate;
  private final int size;
  private final MidSideFrames spectra;
  private final float[][] planar = new float[2][BLOCK];
  private long taken;
  private float[] mid = new float[256 * Bands.FINE];
  private float[] side = new float[256 * Bands.FINE];
  private int frames;

  BandMeter(int sampleRate) {
    this.sampleRate = sampleRate;
    size = Math.max(2048, Integer.highestOneBit((int) (sampleRate * 0.45)));
    spectra = new MidSideFrames(size, 2, this::frame);
    silence(size / 2);
  }

  private void silence(int count) {
    Arrays.fill(planar[0], 0);
    Arrays.fill(planar[1], 0);
    for (int left = count; left > 0; left -= BLOCK) {
      spectra.accept(planar, 0, Math.min(left, BLOCK));
    }
  }

  /**
   * Takes the next frames.
   *
   * @param channels 1 or more; those after the second are not heard
   */
  void accept(float[] interleaved, int offset, int count, int channels) {
    int other = channels > 1 ? 1 : 0;
    for (int done = 0; done < count; ) {
      int n = Math.min(count - done, BLOCK);
      for (int i = 0; i < n; i++) {
        int at = offset + (done + i) * channels;
        planar[0][i] = interleaved[at];
        planar[1][i] = interleaved[at + other];
      }
      spectra.accept(planar, 0, n);
      done += n;
    }
    taken += count;
  }

  BandFrames finish() {
    int half = size / 2;
    silence((int) (half - (taken + half - 1) % half - 1));
    int length = frames * Bands.FINE;
    return new BandFrames(
        (double) half / sampleRate,
        frames,
        Arrays.copyOf(mid, length),
        Arrays.copyOf(side, length));
  }

  private void frame(double[] midPower, double[] sidePower) {
    int from = frames * Bands.FINE;
    if (from == mid.length) {
      mid = Arrays.copyOf(mid, 2 * mid.length);
      side = Arrays.copyOf(side, 2 * side.length);
    }
    double bin = (double) sampleRate / size;
    for (int part = 0; part < Bands.FINE; part++) {
      double low = Bands.edge(part) / bin + 0.5;
      double high = Bands.edge(part + 1) / bin + 0.5;
      mid[from + part] = (float) (Bins.sum(midPower, low, high) / SPREAD);
      side[from + part] = (float) (Bins.sum(sidePower, low, high) / SPREAD);
    }
    frames++;
  }
}
