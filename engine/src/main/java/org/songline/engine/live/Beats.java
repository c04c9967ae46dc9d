package org.songline.engine.live;

import java.util.Arrays;
import org.songline.engine.plan.Transport;
import org.songline.model.song.Song;
import org.songline.model.time.Meter;
import org.songline.model.time.MeterMap;
import org.songline.model.time.TickPosition;

/** Where the beats of a song lie, also for some minutes after its end. Immutable. */
final class Beats {
  private static final int MINUTES_AFTER = 10;

  private final long[] frames;
  private final boolean[] accents;

  private Beats(long[] frames, boolean[] accents) {
    this.frames = frames;
    this.accents = accents;
  }

  static Beats of(Song song, Transport transport) {
    MeterMap meters = new MeterMap(song.meters());
    int rate = transport.rate();
    long stop = transport.tempo().frameAt(song.end(), rate).frame() + MINUTES_AFTER * 60L * rate;
    long[] frames = new long[1024];
    boolean[] accents = new boolean[frames.length];
    int count = 0;
    long last = 0;
    for (long bar = 1; last < stop; bar++) {
      TickPosition line = meters.barLine(bar);
      Meter meter = meters.at(line);
      for (int beat = 0; beat < meter.beats(); beat++) {
        if (count == frames.length) {
          frames = Arrays.copyOf(frames, 2 * count);
          accents = Arrays.copyOf(accents, 2 * count);
        }
        long tick = line.tick() + beat * (meter.bar().count() / meter.beats());
        last = transport.tempo().frameAt(new TickPosition(tick), rate).frame();
        frames[count] = last;
        accents[count++] = beat == 0;
      }
    }
    return new Beats(Arrays.copyOf(frames, count), Arrays.copyOf(accents, count));
  }

  /** The first beat at or after a frame; {@link #count} when there is none. */
  int firstAt(long frame) {
    int low = 0;
    int high = frames.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (frames[middle] < frame) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  int count() {
    return frames.length;
  }

  long frame(int beat) {
    return frames[beat];
  }

  boolean accent(int beat) {
    return accents[beat];
  }
}
