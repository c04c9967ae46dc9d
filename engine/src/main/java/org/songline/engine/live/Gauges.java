package org.songline.engine.live;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.songline.devices.DeviceType.Reading;
import org.songline.devices.Parameter.Unit;
import org.songline.engine.run.Gauge;
import org.songline.engine.run.Machine;

/**
 * What devices tell about the sound, block by block. The audio path writes, one reader takes what
 * has come since it last looked; a reader that stays away for long loses blocks.
 */
public final class Gauges {
  private static final int BLOCKS = 256;

  private final Gauge[] gauges;

  /** Where the figures of each device begin. */
  private final int[] firsts;

  /** Whether a figure says how far something is moved, so that its furthest counts. */
  private final boolean[] strays;

  private final float[][] rows;
  private final long[] quanta = new long[BLOCKS];
  private final AtomicLong written = new AtomicLong();
  private long read;

  /**
   * What came since the last look.
   *
   * @param quantum of the engine after the last block
   * @param figures of all devices in the order of {@link #gauges}; of what says how far something
   *     is moved the furthest, of others the last; NaN where a device is off or rests
   */
  @SuppressWarnings("ArrayRecordComponent") // figures of a moment, compared by nobody
  public record Look(long quantum, float[] figures) {}

  Gauges(Machine machine) {
    gauges = machine.gauges().toArray(Gauge[]::new);
    firsts = new int[gauges.length + 1];
    for (int g = 0; g < gauges.length; g++) {
      firsts[g + 1] = firsts[g] + gauges[g].readings().size();
    }
    strays = new boolean[firsts[gauges.length]];
    int at = 0;
    for (Gauge gauge : gauges) {
      for (Reading reading : gauge.readings()) {
        strays[at++] = strays(reading);
      }
    }
    rows = new float[BLOCKS][strays.length];
  }

  private static boolean strays(Reading reading) {
    String id = reading.id();
    return reading.unit() == Unit.DECIBELS
        && (id.endsWith("reduction") || id.endsWith("change") || id.equals("gain"));
  }

  /** The devices that tell something, in the order of the figures. */
  public List<Gauge> gauges() {
    return List.of(gauges);
  }

  /** Takes what they tell after a block. On the audio path. */
  void hear(long quantum, int count) {
    long block = written.get();
    int slot = (int) (block & (BLOCKS - 1));
    float[] row = rows[slot];
    for (int g = 0; g < gauges.length; g++) {
      Gauge gauge = gauges[g];
      int first = firsts[g];
      boolean works = gauge.works();
      for (int i = first; i < firsts[g + 1]; i++) {
        row[i] = works ? gauge.figures().get(i - first) : Float.NaN;
      }
    }
    quanta[slot] = quantum + count;
    written.set(block + 1);
  }

  /** What came since the last look; NaN when nothing did. One reader at a time. */
  public synchronized Look look() {
    long end = written.get();
    // The oldest blocks may be written again while they are read.
    long begin = Math.max(read, end - BLOCKS / 2);
    float[] figures = new float[strays.length];
    Arrays.fill(figures, Float.NaN);
    for (long block = begin; block < end; block++) {
      float[] row = rows[(int) (block & (BLOCKS - 1))];
      for (int i = 0; i < figures.length; i++) {
        if (!Float.isNaN(row[i]) && !(strays[i] && Math.abs(row[i]) < Math.abs(figures[i]))) {
          figures[i] = row[i];
        }
      }
    }
    read = end;
    return new Look(end == 0 ? 0 : quanta[(int) ((end - 1) & (BLOCKS - 1))], figures);
  }
}
