package org.songline.mastering.reference;

/**
 * Power over time by part of a third octave, apart for mid {@code (left + right) / 2} and side
 * {@code (left - right) / 2}; a sine at full scale in both channels has mid power 1.
 *
 * @param stepSeconds from the middle of one frame to that of the next; the first lies at 0
 * @param count frames
 * @param mid by frame, then part
 * @param side like {@code mid}
 */
@SuppressWarnings("ArrayRecordComponent") // long curves, compared by nobody
record BandFrames(double stepSeconds, int count, float[] mid, float[] side) {
  /** The first frame whose middle does not lie before a time. */
  int at(double seconds) {
    return Math.clamp((long) Math.ceil(seconds / stepSeconds - 1e-9), 0, count);
  }

  /** The power of a whole band in a frame. */
  double band(float[] of, int frame, int band) {
    int from = frame * Bands.FINE + band * Bands.PARTS;
    double sum = 0;
    for (int i = 0; i < Bands.PARTS; i++) {
      sum += of[from + i];
    }
    return sum;
  }

  /** The mean power of every part over chosen frames; zeros when none is chosen. */
  double[] mean(float[] of, boolean[] chosen) {
    double[] mean = new double[Bands.FINE];
    int frames = 0;
    for (int frame = 0; frame < count; frame++) {
      if (chosen[frame]) {
        frames++;
        for (int part = 0; part < Bands.FINE; part++) {
          mean[part] += of[frame * Bands.FINE + part];
        }
      }
    }
    for (int part = 0; part < Bands.FINE; part++) {
      mean[part] /= Math.max(1, frames);
    }
    return mean;
  }
}
