package org.songline.dsp.convolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.songline.dsp.spectral.FastFft;

/**
 * A stretch of an impulse in parts of equal length, convolved block by block by overlap-save
 * (Stockham, 1966) with a memory of spectra (Kulp, 1988). The work of one block is a list of small
 * steps.
 */
final class Partitions {
  /** Bins that one step multiplies, and parts at once. */
  private static final int BINS = 1024;

  private static final int PARTS = 16;

  /** Spectra are kept apart by this much more than their length, for the last bin. */
  private static final int GAP = 16;

  private final int block;
  private final int from;
  private final int count;
  private final int size;
  private final int stride;
  private final FastFft fft;
  private final FastFft.Work work;
  private final float[][] spectraR = new float[2][];
  private final float[][] spectraI = new float[2][];
  private final float[][] partsR = new float[4][];
  private final float[][] partsI = new float[4][];
  private final float[][] sumR = new float[2][];
  private final float[][] sumI = new float[2][];
  private final float[] re;
  private final float[] im;
  private final float[][] left = new float[2][];
  private final float[][] right = new float[2][];
  private final Step[] steps;
  private final boolean alike;
  private int slot;
  private int result;

  /** What a step does. */
  private enum Kind {
    FORWARD,
    SPLIT,
    MULTIPLY,
    MERGE,
    BACK
  }

  /**
   * A step.
   *
   * @param low first bin, or step of the transform
   * @param high bin after the last
   * @param side that comes out
   * @param first part
   * @param last part, excluded
   */
  private record Step(Kind kind, int low, int high, int side, int first, int last, int cost) {}

  /**
   * @param block frames of a part: a power of two, at least 64
   * @param from first frame of the impulse
   * @param to frame after the last
   * @param changes whether others will be loaded, so that equal paths may become different
   */
  Partitions(Impulse impulse, int block, int from, int to, boolean changes) {
    this.block = block;
    this.from = from;
    count = (to - from + block - 1) / block;
    size = 2 * block;
    stride = block + GAP;
    fft = FastFft.of(size);
    work = fft.work();
    re = new float[size + GAP];
    im = new float[size + GAP];
    for (int side = 0; side < 2; side++) {
      spectraR[side] = new float[count * stride];
      spectraI[side] = new float[count * stride];
      sumR[side] = new float[stride];
      sumI[side] = new float[stride];
      left[side] = new float[size];
      right[side] = new float[size];
    }
    for (int path = 0; path < 4; path++) {
      int length = impulse.path(path / 2, path % 2).length == 0 ? 0 : count * stride;
      partsR[path] = new float[length];
      partsI[path] = new float[length];
    }
    boolean same =
        changes ? impulse.alike() : Arrays.equals(impulse.path(0, 0), impulse.path(1, 1));
    alike = same;
    if (same) {
      partsR[3] = partsR[0];
      partsI[3] = partsI[0];
    }
    steps = plan();
  }

  /** Whether an impulse has the paths of the one for which this was made. */
  boolean takes(Impulse impulse) {
    boolean takes = !alike || impulse.alike();
    for (int path = 0; path < 4; path++) {
      takes &= (impulse.path(path / 2, path % 2).length > 0) == (partsR[path].length > 0);
    }
    return takes;
  }

  /** Makes the spectra of an impulse with the same paths; allocates nothing. */
  void load(Impulse impulse, Loader loader) {
    load(impulse, 0, 3, loader);
    load(impulse, 2, 1, loader);
  }

  /** Two paths share a transform. */
  private void load(Impulse impulse, int one, int two, Loader loader) {
    float[] h1 = impulse.path(one / 2, one % 2);
    float[] h2 = impulse.path(two / 2, two % 2);
    if (h1.length == 0 && h2.length == 0) {
      return;
    }
    for (int part = 0; part < count; part++) {
      int frame = from + part * block;
      loader.spectra(fft, h1, h2, frame, block);
      keep(loader.sums[0], loader.sums[1], one, part * stride);
      keep(loader.sums[2], loader.sums[3], two, part * stride);
    }
  }

  /** The spectrum just made, with all the factors that transforms leave out. */
  private void keep(float[] spectrumR, float[] spectrumI, int path, int at) {
    float[] toR = partsR[path];
    float[] toI = partsI[path];
    if (toR.length == 0) {
      return;
    }
    float scale = 0.25f / size;
    for (int k = 0; k <= block; k++) {
      toR[at + k] = scale * spectrumR[k];
      toI[at + k] = scale * spectrumI[k];
    }
  }

  /** Scratch memory in which the spectra of impulses are made. */
  static final class Loader {
    private final FastFft.Work work;
    private final float[] re;
    private final float[] im;
    private final float[][] sums = new float[4][];

    private Loader(FastFft fft) {
      work = fft.work();
      re = new float[fft.size() + GAP];
      im = new float[fft.size() + GAP];
      for (int i = 0; i < 4; i++) {
        sums[i] = new float[fft.size() / 2 + GAP];
      }
    }

    private void spectra(FastFft fft, float[] one, float[] two, int frame, int block) {
      copy(one, frame, block, re);
      copy(two, frame, block, im);
      int size = fft.size();
      fft.forward(re, im, work, re, im);
      re[size] = re[0];
      im[size] = im[0];
      Bins.split(re, im, size, sums[0], sums[1], sums[2], sums[3], 0, 0, block + GAP);
    }

    private static void copy(float[] h, int frame, int block, float[] to) {
      int length = Math.clamp(h.length - (long) frame, 0, block);
      if (length > 0) {
        System.arraycopy(h, frame, to, 0, length);
      }
      Arrays.fill(to, length, to.length, 0);
    }
  }

  Loader loader() {
    return new Loader(fft);
  }

  private Step[] plan() {
    List<Step> list = new ArrayList<>();
    transform(list, Kind.FORWARD);
    bins(list, Kind.SPLIT, stride, 2);
    for (int side = 0; side < 2; side++) {
      int inputs = Math.min(1, partsR[side].length) + Math.min(1, partsR[2 + side].length);
      for (int low = 0; low < stride; ) {
        int high = end(low, stride);
        for (int first = 0; first < count; first += PARTS) {
          int last = Math.min(count, first + PARTS);
          int cost = inputs * (high - low) * (last - first) / 3;
          list.add(new Step(Kind.MULTIPLY, low, high, side, first, last, cost));
        }
        low = high;
      }
    }
    bins(list, Kind.MERGE, block, 2);
    transform(list, Kind.BACK);
    return list.toArray(new Step[0]);
  }

  private void transform(List<Step> list, Kind kind) {
    for (int i = 0; i < fft.steps(); i++) {
      list.add(new Step(kind, i, i + 1, 0, 0, 0, fft.cost(i)));
    }
  }

  private static void bins(List<Step> list, Kind kind, int end, int weight) {
    for (int low = 0; low < end; ) {
      int high = end(low, end);
      list.add(new Step(kind, low, high, 0, 0, 0, weight * (high - low)));
      low = high;
    }
  }

  private static int end(int low, int end) {
    return end - low < 2 * BINS ? end : low + BINS;
  }

  int block() {
    return block;
  }

  int steps() {
    return steps.length;
  }

  int cost(int step) {
    return steps[step].cost;
  }

  /** Begins the work of another block. */
  void begin() {
    slot = slot + 1 == count ? 0 : slot + 1;
    result ^= 1;
  }

  /** Does one step: of the window of two blocks from {@code start} in two rings. */
  void step(int index, float[] ringLeft, float[] ringRight, int start, int mask) {
    Step step = steps[index];
    switch (step.kind) {
      case FORWARD -> fft.step(step.low, ringLeft, ringRight, start, mask, work, re, im);
      case SPLIT -> {
        if (step.low == 0) {
          re[size] = re[0];
          im[size] = im[0];
        }
        Bins.split(
            re,
            im,
            size,
            spectraR[0],
            spectraI[0],
            spectraR[1],
            spectraI[1],
            slot * stride,
            step.low,
            step.high);
      }
      case MULTIPLY -> multiply(step);
      case MERGE -> {
        if (step.low == 0) {
          re[block] = sumR[0][block];
          im[block] = sumR[1][block];
        }
        Bins.merge(sumR[0], sumI[0], sumR[1], sumI[1], re, im, size, step.low, step.high);
      }
      case BACK -> fft.step(step.low, im, re, 0, size - 1, work, right[result], left[result]);
    }
  }

  private void multiply(Step step) {
    float[] toR = sumR[step.side];
    float[] toI = sumI[step.side];
    if (step.first == 0) {
      Arrays.fill(toR, step.low, step.high, 0f);
      Arrays.fill(toI, step.low, step.high, 0f);
    }
    for (int input = 0; input < 2; input++) {
      float[] hr = partsR[2 * input + step.side];
      float[] hi = partsI[2 * input + step.side];
      if (hr.length == 0) {
        continue;
      }
      float[] xr = spectraR[input];
      float[] xi = spectraI[input];
      int part = step.first;
      for (; part + 4 <= step.last; part += 4) {
        Bins.addProducts(
            toR,
            toI,
            xr,
            xi,
            past(part),
            past(part + 1),
            past(part + 2),
            past(part + 3),
            hr,
            hi,
            part * stride,
            stride,
            step.low,
            step.high);
      }
      for (; part < step.last; part++) {
        Bins.addProduct(toR, toI, xr, xi, past(part), hr, hi, part * stride, step.low, step.high);
      }
    }
  }

  /** Where the spectrum of so many blocks ago is. */
  private int past(int blocks) {
    int at = slot - blocks;
    return (at < 0 ? at + count : at) * stride;
  }

  /** The left side of the block that was begun last; its frames are the second half. */
  float[] left() {
    return left[result];
  }

  /** The left side of the block before. */
  float[] leftBefore() {
    return left[result ^ 1];
  }

  float[] right() {
    return right[result];
  }

  float[] rightBefore() {
    return right[result ^ 1];
  }

  void reset() {
    for (int side = 0; side < 2; side++) {
      Arrays.fill(spectraR[side], 0);
      Arrays.fill(spectraI[side], 0);
      Arrays.fill(left[side], 0);
      Arrays.fill(right[side], 0);
    }
    slot = 0;
    result = 0;
  }
}
