package org.songline.mastering.album;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the tracks lie in one continuous sound. With silence before it, a track begins exactly on a
 * frame of a compact disc, of which there are 75 a second; a track without a gap follows the one
 * before to the sample, and its point is the disc frame in which it begins.
 *
 * @param rate frames of sound a second
 * @param starts first sample of each track
 * @param gaps silent samples before each track
 * @param length samples in all
 */
public record Layout(int rate, List<Long> starts, List<Long> gaps, long length) {
  /** Disc frames a second (IEC 60908). */
  public static final int DISC_FRAMES = 75;

  public Layout {
    starts = List.copyOf(starts);
    gaps = List.copyOf(gaps);
  }

  /**
   * @param lengths samples of each track
   * @param gapSeconds silence wanted before each; the first has none
   */
  public static Layout of(int rate, List<Long> lengths, List<Double> gapSeconds) {
    List<Long> starts = new ArrayList<>();
    List<Long> gaps = new ArrayList<>();
    long at = 0;
    for (int i = 0; i < lengths.size(); i++) {
      long start = at;
      if (i > 0 && gapSeconds.get(i) > 0) {
        long wanted = at + Math.round(gapSeconds.get(i) * rate);
        // The next disc frame whose first sample is not before the wanted one.
        long frame = (wanted * DISC_FRAMES + rate - 1) / rate;
        start = (frame * rate + DISC_FRAMES - 1) / DISC_FRAMES;
      }
      gaps.add(start - at);
      starts.add(start);
      at = start + lengths.get(i);
    }
    return new Layout(rate, starts, gaps, at);
  }

  /** The disc frame in which a sample lies. */
  public long discFrame(long sample) {
    return sample * DISC_FRAMES / rate;
  }
}
