package org.songline.devices.sampler;

import java.io.IOException;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one sample that one device holds because voices are near them. One thread loads,
 * another reads.
 */
final class Stream {
  /** Pages that are read beyond those that are needed. */
  private static final int FURTHER = 4;

  private final Sample sample;
  private final AtomicReferenceArray<float @Nullable []> pages;
  private final BitSet held = new BitSet();
  private final BitSet wanted = new BitSet();

  /** What was wanted before: voices may still be there. */
  private final BitSet before = new BitSet();

  private boolean broken;

  Stream(Sample sample) {
    this.sample = sample;
    pages = new AtomicReferenceArray<>(sample.pages());
  }

  /** Copies frames, which may lie outside the sample; silence where no page is. Audio path. */
  void copy(int from, float[] out, int count) {
    int done = 0;
    while (done < count) {
      int at = from + done;
      if (at < 0 || at >= sample.frames) {
        out[done++] = 0;
        continue;
      }
      int page = at / Sample.PAGE;
      int within = at - page * Sample.PAGE;
      int now = Math.min(count - done, Math.min(Sample.PAGE - within, sample.frames - at));
      float[] found = sample.pinned(page);
      if (found == null) {
        found = pages.getAcquire(page);
      }
      for (int i = 0; i < now; i++) {
        out[done + i] = found == null ? 0 : found[within + i];
      }
      done += now;
    }
  }

  /** Loader: forgets what was wanted. */
  void begin() {
    before.clear();
    before.or(wanted);
    wanted.clear();
  }

  /** Loader: frames will be needed. */
  void want(long from, long to) {
    int first = (int) Math.max(0, from) / Sample.PAGE;
    int last = (int) Math.min(sample.frames - 1L, to) / Sample.PAGE;
    if (first <= last) {
      wanted.set(first, last + 1);
    }
  }

  /** Loader: reads what is wanted and missing, lets go of what nobody wants. */
  void load() {
    for (int page = held.nextSetBit(0); page >= 0; page = held.nextSetBit(page + 1)) {
      boolean near = wanted.get(Math.max(0, page - FURTHER), page + 1).cardinality() > 0;
      if (!near && !before.get(page)) {
        pages.set(page, null);
        held.clear(page);
      }
    }
    for (int page = wanted.nextSetBit(0); page >= 0; page = wanted.nextSetBit(page + 1)) {
      if (!held.get(page) && sample.pinned(page) == null) {
        read(page);
      }
    }
  }

  private void read(int first) {
    int last = first;
    while (last + 1 < sample.pages()
        && last - first < FURTHER
        && !held.get(last + 1)
        && sample.pinned(last + 1) == null) {
      last++;
    }
    int count = (last - first + 1) * Sample.PAGE;
    float[] run = new float[count];
    SampleFile file = sample.file;
    if (file != null && !broken) {
      try {
        file.read(sample.channel, first * Sample.PAGE, run, count);
      } catch (IOException gone) {
        broken = true;
      }
    }
    for (int page = first; page <= last; page++) {
      float[] fresh = new float[Sample.PAGE];
      System.arraycopy(run, (page - first) * Sample.PAGE, fresh, 0, Sample.PAGE);
      pages.setRelease(page, fresh);
      held.set(page);
    }
  }

  /** Loader: bytes held now. */
  long bytes() {
    return (long) held.cardinality() * Sample.PAGE * Float.BYTES;
  }
}
