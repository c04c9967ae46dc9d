package org.songline.dsp.stretch;

/** The spectra of one frame, all channels: {@code re[channel][bin]} and {@code im}. */
final class Spectra {
  final double[][] re;
  final double[][] im;
  private final Grid grid;
  private final double[] x;

  Spectra(Grid grid, int channels) {
    this.grid = grid;
    re = new double[channels][grid.bins()];
    im = new double[channels][grid.bins()];
    x = new double[grid.size];
  }

  /** Takes the window whose middle is frame {@code centre}; silence around the recording. */
  void take(float[][] channels, long centre) {
    long start = centre - grid.size / 2;
    for (int c = 0; c < channels.length; c++) {
      float[] channel = channels[c];
      int from = Math.clamp(-start, 0, grid.size);
      int to = Math.clamp(channel.length - start, from, grid.size);
      for (int i = 0; i < from; i++) {
        x[i] = 0;
      }
      for (int i = from; i < to; i++) {
        x[i] = channel[(int) (start + i)] * grid.analysis[i];
      }
      for (int i = to; i < grid.size; i++) {
        x[i] = 0;
      }
      grid.fft.forward(x, re[c], im[c], grid.work);
    }
  }

  /** The power of each bin over all channels. */
  void energy(double[] energy) {
    for (int b = 0; b < energy.length; b++) {
      double sum = 0;
      for (int c = 0; c < re.length; c++) {
        sum += re[c][b] * re[c][b] + im[c][b] * im[c][b];
      }
      energy[b] = sum;
    }
  }
}
