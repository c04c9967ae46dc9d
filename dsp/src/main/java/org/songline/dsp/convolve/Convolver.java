package org.songline.dsp.convolve;

import java.util.Arrays;
import org.songline.dsp.Quantum;

/**
 * Convolves stereo with an {@link Impulse} without latency. Short parts of the impulse answer at
 * once; ever longer ones, which come later anyway, are worked on in small steps that are spread
 * evenly over the time they have (Gardner, 1995; Garcia, 2002), all in the call of each block, so
 * that no block costs much more than another and the bits never depend on timing. Sums are in
 * float: their error is noise 140 dB or more below the loudest sample.
 */
public final class Convolver {
  /** Frames of the parts of each level but the first. */
  private static final int[] BLOCKS = {1024, 16384};

  /** A level is worth its transforms when this many of the parts before it can be left out. */
  private static final int WORTH = 64;

  private final int block;
  private final int frames;
  private final int mask;
  private final float[] left;
  private final float[] right;
  private final Partitions first;
  private final Late[] late;
  private final Partitions.Loader[] loaders;
  private long at;

  /** A level whose work is spread over time. */
  private static final class Late {
    final Partitions parts;
    final long total;
    int step;
    long done;
    int start;

    Late(Partitions parts) {
      this.parts = parts;
      long sum = 0;
      for (int i = 0; i < parts.steps(); i++) {
        sum += parts.cost(i);
      }
      total = sum;
      step = parts.steps();
    }
  }

  private Convolver(Impulse impulse, int block, int[] blocks, boolean changes) {
    this.block = block;
    frames = impulse.frames();
    int levels = 0;
    int before = block;
    while (levels < blocks.length && frames > (long) WORTH * before) {
      before = blocks[levels];
      levels++;
    }
    int largest = levels == 0 ? block : blocks[levels - 1];
    left = new float[4 * largest];
    right = new float[4 * largest];
    mask = left.length - 1;
    late = new Late[levels];
    first = new Partitions(impulse, block, 0, levels == 0 ? frames : 2 * blocks[0], changes);
    for (int i = 0; i < levels; i++) {
      int to = i + 1 == levels ? frames : 2 * blocks[i + 1];
      late[i] = new Late(new Partitions(impulse, blocks[i], 2 * blocks[i], to, changes));
    }
    loaders = new Partitions.Loader[changes ? levels + 1 : 0];
    for (int i = 0; i <= levels; i++) {
      Partitions parts = i == 0 ? first : late[i - 1].parts;
      Partitions.Loader loader = parts.loader();
      parts.load(impulse, loader);
      if (changes) {
        loaders[i] = loader;
      }
    }
  }

  /** For real time: blocks of {@link Quantum#FRAMES}. */
  public static Convolver live(Impulse impulse) {
    return new Convolver(impulse, Quantum.FRAMES, BLOCKS, false);
  }

  /**
   * For real time with a filter that changes: silence until one is {@linkplain #load loaded}.
   *
   * @param longest frames of the longest filter
   */
  public static Convolver changing(int longest) {
    return changing(Impulse.mono(new float[longest]));
  }

  /**
   * As {@link #changing(int)}, for filters with other paths.
   *
   * @param like a filter with the paths that all of them have, as long as the longest of them; when
   *     it is {@link Impulse#mono}, so are all
   */
  public static Convolver changing(Impulse like) {
    return new Convolver(like, Quantum.FRAMES, BLOCKS, true);
  }

  /** For whole files: the least work, in blocks of thousands of frames. */
  public static Convolver offline(Impulse impulse) {
    int fit = Integer.highestOneBit(Math.max(1, impulse.frames() / 12)) * 2;
    return new Convolver(impulse, Math.clamp(fit, 1024, 32768), new int[0], false);
  }

  /** Frames that every {@link #process} takes. */
  public int block() {
    return block;
  }

  /** Frames of the impulse: so long the sound goes on. */
  public int frames() {
    return frames;
  }

  /**
   * Takes another filter from the next block on, at once: whoever wants no click fades from one
   * convolver to another. Allocates nothing; transforms the whole filter. Only for those made with
   * {@link #changing}.
   *
   * @param filter with the paths, and no longer, than was said
   */
  public void load(Impulse filter) {
    if (loaders.length == 0 || filter.frames() > frames || !first.takes(filter)) {
      throw new IllegalArgumentException("no filter that this convolver can change to");
    }
    first.load(filter, loaders[0]);
    for (int i = 0; i < late.length; i++) {
      late[i].parts.load(filter, loaders[i + 1]);
    }
  }

  /** Replaces one block of interleaved stereo by its convolution. */
  public void process(float[] audio, int offset) {
    int in = (int) at & mask;
    for (int i = 0; i < block; i++) {
      left[in + i] = audio[offset + 2 * i];
      right[in + i] = audio[offset + 2 * i + 1];
    }
    first.begin();
    int start = (int) (at - block) & mask;
    for (int i = 0; i < first.steps(); i++) {
      first.step(i, left, right, start, mask);
    }
    float[] outLeft = first.left();
    float[] outRight = first.right();
    for (int i = 0; i < block; i++) {
      audio[offset + 2 * i] = outLeft[block + i];
      audio[offset + 2 * i + 1] = outRight[block + i];
    }
    for (int i = 0; i < late.length; i++) {
      work(late[i], audio, offset);
    }
    at += block;
  }

  private void work(Late level, float[] audio, int offset) {
    Partitions parts = level.parts;
    int whole = parts.block();
    int phase = (int) (at & (whole - 1));
    if (phase == 0) {
      parts.begin();
      level.step = 0;
      level.done = 0;
      level.start = (int) (at - 2L * whole) & mask;
    }
    long due = level.total * (phase + block) / whole;
    while (level.step < parts.steps() && level.done + parts.cost(level.step) / 2 <= due) {
      parts.step(level.step, left, right, level.start, mask);
      level.done += parts.cost(level.step);
      level.step++;
    }
    float[] outLeft = parts.leftBefore();
    float[] outRight = parts.rightBefore();
    int out = whole + phase;
    for (int i = 0; i < block; i++) {
      audio[offset + 2 * i] += outLeft[out + i];
      audio[offset + 2 * i + 1] += outRight[out + i];
    }
  }

  /** Silence in all memory. */
  public void reset() {
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
    first.reset();
    for (Late level : late) {
      level.parts.reset();
      level.step = level.parts.steps();
    }
    at = 0;
  }
}
