package org.songline.engine.live;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.songline.dsp.Quantum;
import org.songline.engine.plan.Port;
import org.songline.engine.run.Machine;
import org.songline.model.song.Id.TrackId;

/**
 * How loud each strip after its fader and the mix are, block by block. The audio path writes, one
 * reader takes what has come since it last looked; a reader that stays away for long loses blocks.
 */
public final class Meters {
  private static final int BLOCKS = 256;

  /** Largest sample and sum of squares of left, then of right. */
  private static final int FIGURES = 4;

  private final List<TrackId> tracks;
  private final float[][] sounds;
  private final float[][] rows;
  private final long[] quanta = new long[BLOCKS];
  private final int[] counts = new int[BLOCKS];
  private final AtomicLong written = new AtomicLong();
  private long read;

  /**
   * What came since the last look.
   *
   * @param quantum of the engine after the last block
   * @param levels of the tracks in the order of {@link #tracks}, then of the mix
   */
  public record Look(long quantum, List<Level> levels) {}

  /**
   * How loud something is.
   *
   * @param peakLeft largest sample, not negative
   * @param rmsLeft root of the mean square
   */
  public record Level(float peakLeft, float peakRight, float rmsLeft, float rmsRight) {}

  Meters(Machine machine) {
    Map<TrackId, float[]> strips = new TreeMap<>(Comparator.comparing(TrackId::text));
    for (Port port : machine.plan().ports()) {
      if (port instanceof Port.Strip(TrackId track)) {
        strips.put(track, machine.output(port));
      }
    }
    tracks = List.copyOf(strips.keySet());
    sounds = new float[tracks.size() + 1][];
    for (int i = 0; i < tracks.size(); i++) {
      sounds[i] = strips.get(tracks.get(i));
    }
    sounds[tracks.size()] = machine.output(new Port.Mix());
    rows = new float[BLOCKS][sounds.length * FIGURES];
  }

  /** The strips, in the order of the levels. */
  public List<TrackId> tracks() {
    return tracks;
  }

  /** Takes one block. On the audio path. */
  void hear(long quantum, int count) {
    long block = written.get();
    int slot = (int) (block & (BLOCKS - 1));
    float[] row = rows[slot];
    for (int s = 0; s < sounds.length; s++) {
      level(sounds[s], count * Quantum.SAMPLES, row, s * FIGURES);
    }
    quanta[slot] = quantum + count;
    counts[slot] = count;
    written.set(block + 1);
  }

  private static void level(float[] x, int samples, float[] row, int at) {
    float peakLeft = 0;
    float peakRight = 0;
    float left = 0;
    float right = 0;
    for (int i = 0; i < samples; i += 2) {
      peakLeft = Math.max(peakLeft, Math.abs(x[i]));
      peakRight = Math.max(peakRight, Math.abs(x[i + 1]));
      left = Math.fma(x[i], x[i], left);
      right = Math.fma(x[i + 1], x[i + 1], right);
    }
    row[at] = peakLeft;
    row[at + 1] = left;
    row[at + 2] = peakRight;
    row[at + 3] = right;
  }

  /** What came since the last look; levels of 0 when nothing did. One reader at a time. */
  public synchronized Look look() {
    long end = written.get();
    // The oldest blocks may be written again while they are read.
    long begin = Math.max(read, end - BLOCKS / 2);
    float[] most = new float[sounds.length * FIGURES];
    long frames = 0;
    for (long block = begin; block < end; block++) {
      int slot = (int) (block & (BLOCKS - 1));
      for (int i = 0; i < most.length; i += 2) {
        most[i] = Math.max(most[i], rows[slot][i]);
        most[i + 1] += rows[slot][i + 1];
      }
      frames += (long) counts[slot] * Quantum.FRAMES;
    }
    read = end;
    Level[] levels = new Level[sounds.length];
    for (int s = 0; s < levels.length; s++) {
      int at = s * FIGURES;
      levels[s] =
          new Level(most[at], most[at + 2], rms(most[at + 1], frames), rms(most[at + 3], frames));
    }
    return new Look(end == 0 ? 0 : quanta[(int) ((end - 1) & (BLOCKS - 1))], List.of(levels));
  }

  private static float rms(float squares, long frames) {
    return frames == 0 ? 0 : (float) Math.sqrt(squares / frames);
  }
}
