package org.songline.media.vorbis;

import java.util.Arrays;
import org.songline.dsp.Exact;

/** Turns packets into sound, block after overlapping block (section 4.3). For one thread. */
final class BlockDecoder {
  /** No honest sample is beyond this; a hostile one could be infinite. */
  private static final double MOST = 64;

  private final VorbisSetup setup;
  private final BitReader in = new BitReader();
  private final Transform shortTransform;
  private final Transform longTransform;
  private final double[][] spectra;

  /** What the block before adds to the next, and for how many frames. */
  private final double[][] tails;

  private final float[][] sound;
  private final int[][] heights;
  private final boolean[] silent;
  private final boolean[] withoutFloor;
  private final double[][] grouped;
  private final boolean[] groupSilent;
  private final Residue.Work residueWork;
  private int before;

  /** The transform of a block size and the rising half of the window of that size (4.3.1). */
  private static final class Transform {
    final Mdct mdct;
    final Mdct.Work work;
    final double[] rise;

    Transform(int size) {
      mdct = new Mdct(size);
      work = mdct.work();
      rise = new double[size / 2];
      for (int i = 0; i < rise.length; i++) {
        double sine = Exact.sin((i + 0.5) / size * StrictMath.PI);
        rise[i] = Exact.sin(StrictMath.PI / 2 * sine * sine);
      }
    }
  }

  BlockDecoder(VorbisSetup setup) {
    this.setup = setup;
    VorbisSetup.Identity identity = setup.identity();
    int channels = setup.channels();
    int half = identity.longBlock() / 2;
    shortTransform = new Transform(identity.shortBlock());
    longTransform =
        identity.longBlock() == identity.shortBlock()
            ? shortTransform
            : new Transform(identity.longBlock());
    spectra = new double[channels][half];
    tails = new double[channels][half];
    sound = new float[channels][half];
    heights = new int[channels][setup.points()];
    silent = new boolean[channels];
    withoutFloor = new boolean[channels];
    grouped = new double[channels][];
    groupSilent = new boolean[channels];
    residueWork = new Residue.Work(channels, half);
  }

  /** The frames of each channel that the last {@link #decode} completed. */
  float[][] sound() {
    return sound;
  }

  /**
   * Decodes a packet; one that is no audio or damaged counts as silence or nothing.
   *
   * @return how many frames are completed; 0 for the first packet
   */
  int decode(byte[] packet, int length) {
    in.start(packet, length);
    boolean header = in.flag();
    int mode = in.read(setup.modeBits());
    if (header || length == 0 || mode >= setup.modes()) {
      return 0;
    }
    boolean isLong = setup.isLong(mode);
    boolean longBefore = !isLong || in.flag();
    boolean longAfter = !isLong || in.flag();
    int size = setup.size(isLong);
    boolean any = spectra(setup.mapping(mode), size / 2);
    Transform transform = isLong ? longTransform : shortTransform;
    Transform left = isLong && !longBefore ? shortTransform : transform;
    Transform right = isLong && !longAfter ? shortTransform : transform;
    int frames = before == 0 ? 0 : before / 4 + size / 4;
    for (int c = 0; c < spectra.length; c++) {
      if (any) {
        transform.mdct.cosine(spectra[c], transform.work);
      }
      overlap(spectra[c], size / 2, left.rise, tails[c], sound[c], frames);
      tail(spectra[c], size / 2, right.rise, tails[c]);
    }
    before = size;
    return frames;
  }

  /** Reads the spectra of all channels; false when all are silent. */
  private boolean spectra(Mapping mapping, int bins) {
    int channels = spectra.length;
    boolean any = false;
    for (int c = 0; c < channels; c++) {
      Arrays.fill(spectra[c], 0, bins, 0);
      Floor floor = setup.floor(mapping, mapping.group(c));
      withoutFloor[c] = in.ended() || !floor.heights(in, setup.books(), heights[c]);
      silent[c] = withoutFloor[c];
      any |= !silent[c];
    }
    if (!any) {
      return false;
    }
    mapping.wake(silent);
    for (int group = 0; group < mapping.groups(); group++) {
      int count = 0;
      for (int c = 0; c < channels; c++) {
        if (mapping.group(c) == group) {
          grouped[count] = spectra[c];
          groupSilent[count++] = silent[c];
        }
      }
      Residue residue = setup.residue(mapping, group);
      residue.read(in, grouped, groupSilent, count, bins, residueWork);
    }
    mapping.uncouple(spectra, bins);
    for (int c = 0; c < channels; c++) {
      if (withoutFloor[c]) {
        Arrays.fill(spectra[c], 0, bins, 0);
      } else {
        Floor floor = setup.floor(mapping, mapping.group(c));
        floor.shape(heights[c], spectra[c], bins);
      }
    }
    return true;
  }

  /**
   * Adds the windowed left half of a block to what the block before left.
   *
   * @param c the cosine transform of the block, {@code half} numbers
   */
  private static void overlap(
      double[] c, int half, double[] rise, double[] tail, float[] sound, int frames) {
    // The left half is c from its middle up, then the same backwards and negative; it ends with
    // the sound. The window is 0, then rises around the middle, then is 1.
    int start = frames - half;
    int riseFrom = (half - rise.length) / 2;
    for (int i = 0; i < frames; i++) {
      double value = tail[i];
      int t = i - start;
      if (t >= riseFrom) {
        double block = t < half / 2 ? c[half / 2 + t] : -c[half + half / 2 - 1 - t];
        value += t < riseFrom + rise.length ? block * rise[t - riseFrom] : block;
      }
      sound[i] = (float) (value > -MOST ? Math.min(value, MOST) : value < 0 ? -MOST : 0);
    }
  }

  /**
   * Keeps the windowed right half of a block: c backwards and negative from its middle, then up.
   */
  private static void tail(double[] c, int half, double[] rise, double[] tail) {
    int fallFrom = (half - rise.length) / 2;
    int fallTo = fallFrom + rise.length;
    for (int t = 0; t < fallTo; t++) {
      double block = t < half / 2 ? -c[half / 2 - 1 - t] : -c[t - half / 2];
      tail[t] = t < fallFrom ? block : block * rise[fallTo - 1 - t];
    }
    Arrays.fill(tail, fallTo, tail.length, 0);
  }
}
