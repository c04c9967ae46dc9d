package org.songline.bench.kernels;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.songline.dsp.peak.TruePeak;
import org.songline.dsp.resample.Resampler;
import org.songline.dsp.spectral.Fft;
import org.songline.measure.loudness.Loudness;

/** Transforms, rate conversion and meters. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SignalKernels {
  private static final int SIZE = 4096;
  private static final int SECOND = 48_000;

  private final Fft fft = Fft.of(SIZE);
  private final Fft.Work work = fft.work();
  private final double[] re = new double[SIZE];
  private final double[] im = new double[SIZE];
  private final float[] stereo = Sounds.noise(2 * 2 * SECOND);
  private final Resampler resampler = Resampler.of(2, 96_000, 44_100);
  private final float[] resampled = new float[2 * resampler.maxOutput(2 * SECOND)];
  private final Loudness loudness = new Loudness(SECOND, 2);

  public SignalKernels() {
    for (int i = 0; i < SIZE; i++) {
      re[i] = stereo[i];
    }
  }

  /** There and back, 4096 points in double precision. */
  @Benchmark
  public double fourierTransformPair4096() {
    fft.forward(re, im, work);
    fft.inverse(re, im, work);
    return re[0];
  }

  /** A second of stereo from 96 to 44.1 kHz. */
  @Benchmark
  public int resampleSecond() {
    return resampler.process(stereo, 0, 2 * SECOND, resampled, 0);
  }

  /** A second of one channel. */
  @Benchmark
  public double truePeakSecond() {
    TruePeak truePeak = TruePeak.fine();
    truePeak.add(stereo, 0, 2, SECOND);
    truePeak.finish();
    return truePeak.peak();
  }

  /** A second of stereo through the K-weighting and the gates' sums. */
  @Benchmark
  public long loudnessSecond() {
    loudness.accept(stereo, 0, SECOND);
    return loudness.frames();
  }
}
