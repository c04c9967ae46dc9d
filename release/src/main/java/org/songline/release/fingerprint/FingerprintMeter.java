package org.songline.release.fingerprint;

import java.util.Arrays;

/**
 * Hears a sound block by block and makes its fingerprint; the memory it needs does not grow with
 * the sound but by the 4 bytes of each value. The values do not depend on the size of the blocks.
 */
public final class FingerprintMeter {
  private final ChromaSmoother smoother =
      new ChromaSmoother(ChromaSmoother.WEIGHTS, ChromaMeter.NOTES);
  private final SummedImage image = new SummedImage(Classifier.REACH, ChromaMeter.NOTES);
  private final MonoFeed feed;
  private int[] values = new int[256];
  private int count;

  /**
   * @param rate frames a second, 1 to 6,144,000
   * @param channels interleaved, 1 to 1024
   */
  public FingerprintMeter(int rate, int channels) {
    ChromaMeter chroma = new ChromaMeter(this::notes);
    feed = new MonoFeed(rate, channels, chroma::take);
  }

  /** Takes frames, full scale being -1 to 1. */
  public void take(float[] interleaved, int at, int frames) {
    feed.take(interleaved, at, frames);
  }

  /** Ends the sound. */
  public Fingerprint finish() {
    feed.finish();
    return Fingerprint.of(Arrays.copyOf(values, count));
  }

  private void notes(double[] notes) {
    if (!smoother.take(notes)) {
      return;
    }
    ChromaSmoother.normalise(smoother.smoothed());
    image.add(smoother.smoothed());
    int start = image.columns() - Classifier.REACH;
    if (start >= 0) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = Classifier.all(image, start);
    }
  }
}
