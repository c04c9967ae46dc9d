package org.songline.engine.media;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/**
 * A long recording of which only the pages around the playing places lie in memory. One thread
 * loads pages, others read them.
 */
final class PagedSound implements Sound {
  private static final int PAGE = 8192;

  private final int page;
  private final StereoFile file;
  private final Consumer<IOException> failed;
  private final long frames;
  private final AtomicReferenceArray<float[]> pages;
  private final BitSet wanted = new BitSet();

  /** What the block before wanted: it may still be playing while the next is made ready. */
  private final BitSet playing = new BitSet();

  private final BitSet held = new BitSet();
  private final ArrayDeque<float[]> spare = new ArrayDeque<>();
  private boolean broken;

  /**
   * @param failed told once when reading fails; what is missing is then silence
   */
  PagedSound(StereoFile file, Consumer<IOException> failed) {
    this(file, failed, PAGE);
  }

  /**
   * @param page frames of a page
   */
  PagedSound(StereoFile file, Consumer<IOException> failed, int page) {
    this.page = page;
    this.file = file;
    this.failed = failed;
    this.frames = file.frames();
    this.pages = new AtomicReferenceArray<>(Math.toIntExact((frames + page - 1) / page));
  }

  @Override
  public long frames() {
    return frames;
  }

  @Override
  public void read(long position, float[] out, int at, int count) {
    int done = 0;
    while (done < count) {
      long p = position + done;
      int target = at + done * 2;
      if (p < 0 || p >= frames) {
        int empty = p < 0 ? (int) Math.min(-p, count - done) : count - done;
        Arrays.fill(out, target, target + empty * 2, 0);
        done += empty;
        continue;
      }
      int index = (int) (p / page);
      int within = (int) (p % page);
      int now = (int) Math.min(Math.min(count - done, page - within), frames - p);
      float[] found = pages.getAcquire(index);
      if (found == null) {
        Arrays.fill(out, target, target + now * 2, 0);
      } else {
        System.arraycopy(found, within * 2, out, target, now * 2);
      }
      done += now;
    }
  }

  @Override
  public boolean paged() {
    return true;
  }

  @Override
  public void begin() {
    playing.clear();
    playing.or(wanted);
    wanted.clear();
  }

  @Override
  public void want(long from, long to) {
    long first = Math.max(0, from);
    long last = Math.min(frames, to);
    if (first < last) {
      wanted.set((int) (first / page), (int) ((last - 1) / page) + 1);
    }
  }

  @Override
  public void load() {
    for (int i = held.nextSetBit(0); i >= 0; i = held.nextSetBit(i + 1)) {
      if (!wanted.get(i) && !playing.get(i)) {
        float[] free = pages.getAndSet(i, null);
        if (free != null) {
          spare.push(free);
        }
        held.clear(i);
      }
    }
    for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
      if (!held.get(i)) {
        float[] empty = spare.isEmpty() ? new float[page * 2] : spare.pop();
        fill(i, empty);
        pages.setRelease(i, empty);
        held.set(i);
      }
    }
  }

  private void fill(int index, float[] to) {
    int ready = 0;
    if (!broken) {
      try {
        ready = file.read((long) index * page, to, page);
      } catch (IOException e) {
        broken = true;
        failed.accept(e);
      }
    }
    Arrays.fill(to, ready * 2, to.length, 0);
  }
}
