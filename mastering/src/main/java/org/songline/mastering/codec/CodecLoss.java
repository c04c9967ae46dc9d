package org.songline.mastering.codec;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What a codec makes of each band of music: so much of it is kept, and so much noise is put beside
 * it.
 *
 * @param kept factor on the amplitude of each of {@link #BANDS}
 * @param noiseDb power of the noise relative to the band's own
 */
public record CodecLoss(List<Double> kept, List<Double> noiseDb) {
  /** Where bands begin, in Hz; the last one ends at half the sample rate. */
  public static final List<Double> BANDS =
      List.of(
          0.0, 200.0, 400.0, 800.0, 1200.0, 1600.0, 2000.0, 2500.0, 3150.0, 4000.0, 5000.0, 6300.0,
          8000.0, 10_000.0, 12_500.0, 14_000.0, 15_000.0, 16_000.0, 17_000.0, 18_000.0, 19_000.0,
          20_000.0);

  public CodecLoss {
    kept = List.copyOf(kept);
    noiseDb = List.copyOf(noiseDb);
    if (kept.size() != BANDS.size() || noiseDb.size() != BANDS.size()) {
      throw new IllegalArgumentException("a codec's loss needs " + BANDS.size() + " bands");
    }
  }

  static CodecLoss parse(String kept, String noiseDb) {
    return new CodecLoss(numbers(kept), numbers(noiseDb));
  }

  private static List<Double> numbers(String text) {
    return Arrays.stream(text.trim().split(" ")).map(Double::valueOf).toList();
  }

  /** The first bin of each band in a spectrum, and the number of bins. */
  static int[] edges(int size, int rate) {
    int bins = size / 2 + 1;
    return DoubleStream.concat(BANDS.stream().mapToDouble(d -> d), DoubleStream.of(rate))
        .mapToInt(hertz -> (int) Math.min(bins, Math.ceil(hertz * size / rate)))
        .toArray();
  }
}
