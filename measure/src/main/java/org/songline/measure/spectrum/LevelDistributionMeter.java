package org.songline.measure.spectrum;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the {@link LevelDistribution} of a stream, by sixth and by third octaves (base 10, IEC
 * 61260-1) from 18 Hz to 22 kHz. Bands under 500 Hz are read in windows of about a third of a
 * second, those above in a quarter of that, so that strikes stay short. Memory is constant.
 */
public final class LevelDistributionMeter {
  private static final int FIRST = -17;
  private static final int LAST = 13;
  private static final double SPLIT_HERTZ = 500;
  private static final int SHORTER = 4;

  /** A Hann window spreads a sine over bins whose powers add to 1.5. */
  private static final double SPREAD = 1.5;

  /** Frames softer than this, -80 dB of a sine at full scale in mid and side, are silence. */
  private static final double SILENCE = 1e-8;

  private final double[] sixthHertz;
  private final double[] thirdHertz;
  private final double[] edges;
  private final int split;
  private final LevelHistogram[] midSixths;
  private final LevelHistogram[] sideSixths;
  private final LevelHistogram[] midThirds;
  private final LevelHistogram[] sideThirds;
  private final NoiseFloorMeter noise;
  private final MidSideFrames slow;
  private final MidSideFrames fast;
  private final double slowBin;
  private final double fastBin;

  /**
   * @param channels those after the second are not heard
   */
  public LevelDistributionMeter(int sampleRate, int channels) {
    int thirds = 0;
    int low = 0;
    for (int n = FIRST; n <= LAST; n++) {
      double centre = 1000 * StrictMath.pow(10, n / 10.0);
      thirds += centre * 1.05 < 0.5 * sampleRate ? 1 : 0;
      low += centre < SPLIT_HERTZ ? 1 : 0;
    }
    split = Math.min(low, thirds);
    thirdHertz = new double[thirds];
    sixthHertz = new double[2 * thirds];
    edges = new double[2 * thirds + 1];
    for (int i = 0; i < thirds; i++) {
      thirdHertz[i] = 1000 * StrictMath.pow(10, (FIRST + i) / 10.0);
      sixthHertz[2 * i] = thirdHertz[i] * StrictMath.pow(10, -0.025);
      sixthHertz[2 * i + 1] = thirdHertz[i] * StrictMath.pow(10, 0.025);
    }
    for (int i = 0; i <= 2 * thirds; i++) {
      edges[i] = 1000 * StrictMath.pow(10, (FIRST - 0.5 + i / 2.0) / 10);
    }
    midSixths = histograms(2 * thirds);
    sideSixths = histograms(2 * thirds);
    midThirds = histograms(thirds);
    sideThirds = histograms(thirds);
    int size = SpectrumMeter.size(sampleRate);
    noise = new NoiseFloorMeter(thirdHertz, split, sampleRate, size, size / SHORTER);
    slow = new MidSideFrames(size, channels, this::slowFrame);
    fast = new MidSideFrames(size / SHORTER, channels, this::fastFrame);
    slowBin = (double) sampleRate / size;
    fastBin = slowBin * SHORTER;
  }

  private static LevelHistogram[] histograms(int count) {
    var all = new LevelHistogram[count];
    Arrays.setAll(all, i -> new LevelHistogram());
    return all;
  }

  /** Takes the next frames; all samples must be finite. */
  public void accept(float[][] planar, int from, int count) {
    Objects.checkFromIndexSize(from, count, planar[0].length);
    slow.accept(planar, from, count);
    fast.accept(planar, from, count);
  }

  /** Ends the stream: a sound shorter than one window is measured as far as it goes. */
  public void finish() {
    slow.finish();
    fast.finish();
  }

  private void slowFrame(double[] mid, double[] side) {
    frame(mid, side, 0, split, slowBin);
  }

  private void fastFrame(double[] mid, double[] side) {
    frame(mid, side, split, thirdHertz.length, fastBin);
  }

  private void frame(double[] mid, double[] side, int from, int to, double bin) {
    double all = 0;
    for (int k = 1; k < mid.length; k++) {
      all += mid[k] + side[k];
    }
    boolean sounds = all >= SPREAD * SILENCE;
    for (int third = from; third < to; third++) {
      double midSum = 0;
      double sideSum = 0;
      for (int sixth = 2 * third; sixth < 2 * third + 2; sixth++) {
        double low = edges[sixth] / bin + 0.5;
        double high = edges[sixth + 1] / bin + 0.5;
        double m = Bins.sum(mid, low, high) / SPREAD;
        double s = Bins.sum(side, low, high) / SPREAD;
        if (sounds) {
          midSixths[sixth].add(m);
          sideSixths[sixth].add(s);
        }
        midSum += m;
        sideSum += s;
      }
      if (sounds) {
        midThirds[third].add(midSum);
        sideThirds[third].add(sideSum);
      }
      noise.add(third, midSum + sideSum);
    }
  }

  /** The levels so far by sixths of an octave. */
  public LevelDistribution sixths() {
    return new LevelDistribution(sixthHertz, copies(midSixths), copies(sideSixths));
  }

  /** The levels so far by thirds of an octave. */
  public LevelDistribution thirds() {
    return new LevelDistribution(thirdHertz, copies(midThirds), copies(sideThirds));
  }

  /** The noise under the sound so far; null when nothing was heard long enough. */
  public @Nullable NoiseFloor noiseFloor() {
    return noise.floor();
  }

  private static LevelHistogram[] copies(LevelHistogram[] of) {
    var copies = new LevelHistogram[of.length];
    Arrays.setAll(copies, i -> of[i].copy());
    return copies;
  }
}
