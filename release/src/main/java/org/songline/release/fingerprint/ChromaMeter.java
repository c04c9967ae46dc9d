package org.songline.release.fingerprint;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;

/**
 * How much power each of the twelve notes has, from A upwards, all octaves of 28 to 3520 Hz taken
 * together: frames of 4096 under a Hamming window, a third of a frame apart.
 */
final class ChromaMeter {
  static final int NOTES = 12;
  static final int FRAME = 4096;
  static final int HOP = FRAME / 3;
  private static final double LOWEST_HZ = 28;
  private static final double HIGHEST_HZ = 3520;
  private static final double FULL = 32767;

  /** Who takes the notes; the array is used again. */
  interface Sink {
    void take(double[] notes);
  }

  private final Sink sink;
  private final double[] window = new double[FRAME];
  private final double[] frame = new double[FRAME];
  private final double[] weighted = new double[FRAME];
  private final RealFft fft = RealFft.of(FRAME);
  private final Fft.Work work = fft.work();
  private final double[] re = new double[fft.bins()];
  private final double[] im = new double[fft.bins()];
  private final double[] power = new double[fft.bins()];
  private final NoteTable table = new NoteTable(LOWEST_HZ, HIGHEST_HZ, FRAME, MonoFeed.RATE);
  private final double[] notes = new double[NOTES];
  private int filled;

  ChromaMeter(Sink sink) {
    this.sink = sink;
    for (int i = 0; i < FRAME; i++) {
      window[i] = (0.54 - 0.46 * Exact.cos(Exact.TWO_PI * i / (FRAME - 1))) / FULL;
    }
  }

  void take(double step) {
    frame[filled++] = step;
    if (filled == FRAME) {
      for (int i = 0; i < FRAME; i++) {
        weighted[i] = frame[i] * window[i];
      }
      fft.forward(weighted, re, im, work);
      for (int bin = 0; bin < power.length; bin++) {
        power[bin] = re[bin] * re[bin] + im[bin] * im[bin];
      }
      table.sum(power, notes);
      sink.take(notes);
      System.arraycopy(frame, HOP, frame, 0, FRAME - HOP);
      filled = FRAME - HOP;
    }
  }

  /** Which note each bin of a spectrum belongs to. */
  static final class NoteTable {
    /** An A four octaves below that of 440 Hz. */
    private static final double BASE_HZ = 440.0 / 16;

    private final int first;
    private final byte[] note;

    NoteTable(double lowestHz, double highestHz, int frame, double rate) {
      first = (int) Math.max(1, Math.rint(lowestHz * frame / rate));
      int end = (int) Math.min(frame / 2.0, Math.rint(highestHz * frame / rate));
      note = new byte[end - first];
      for (int i = 0; i < note.length; i++) {
        double octave = Exact.log((first + i) * rate / frame / BASE_HZ) / Exact.log(2);
        note[i] = (byte) (NOTES * (octave - Math.floor(octave)));
      }
    }

    void sum(double[] power, double[] notes) {
      Arrays.fill(notes, 0);
      for (int i = 0; i < note.length; i++) {
        notes[note[i]] += power[first + i];
      }
    }
  }
}
