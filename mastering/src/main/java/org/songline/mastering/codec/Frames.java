package org.songline.mastering.codec;

import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;

/**
 * Spectra of overlapping frames of one channel, and sound from them again: sine windows at both
 * ends and half a frame of overlap, so that untouched spectra give the sound back.
 */
final class Frames {
  static final int SIZE = 2048;
  static final int HOP = SIZE / 2;

  final double[] re = new double[SIZE / 2 + 1];
  final double[] im = new double[SIZE / 2 + 1];
  private final RealFft fft = RealFft.of(SIZE);
  private final Fft.Work work = fft.work();
  private final double[] window = new double[SIZE];
  private final double[] in = new double[SIZE];
  private final double[] frame = new double[SIZE];
  private final double[] tail = new double[HOP];

  Frames() {
    for (int i = 0; i < SIZE; i++) {
      window[i] = Exact.sin(Math.PI * (i + 0.5) / SIZE);
    }
  }

  /** Takes the next {@link #HOP} samples; {@link #re} and {@link #im} are then of the last two. */
  void next(float[] x, int from, int stride, int count) {
    System.arraycopy(in, HOP, in, 0, HOP);
    for (int i = 0; i < HOP; i++) {
      in[HOP + i] = i < count ? x[from + i * stride] : 0;
    }
    for (int i = 0; i < SIZE; i++) {
      frame[i] = in[i] * window[i];
    }
    fft.forward(frame, re, im, work);
  }

  /** Gives the {@link #HOP} samples that are whole now: those before the last that were taken. */
  void sound(float[] x, int from, int stride) {
    fft.inverse(re, im, frame, work);
    for (int i = 0; i < HOP; i++) {
      x[from + i * stride] = (float) (tail[i] + frame[i] * window[i]);
      tail[i] = frame[HOP + i] * window[HOP + i];
    }
  }
}
