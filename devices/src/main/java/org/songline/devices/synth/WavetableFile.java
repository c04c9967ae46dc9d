package org.songline.devices.synth;

import java.io.IOException;
import java.nio.file.Path;
import org.songline.dsp.oscillator.Wavetable;
import org.songline.media.MediaProblem;
import org.songline.media.audio.AudioData;
import org.songline.media.audio.AudioFiles;

/**
 * Reads a recording as a wavetable: up to 4095 samples are one cycle; more are cycles of 2048
 * samples, as wavetable editors write them, of which at most 64 are taken at even distances.
 */
final class WavetableFile {
  private static final int CYCLE = 2048;
  private static final long MOST = 4L << 20;

  private WavetableFile() {}

  static Wavetable read(Path file) throws IOException {
    AudioData data = AudioFiles.readAll(file, MOST);
    float[] wave = data.channels()[0];
    String name = String.valueOf(file.getFileName());
    if (wave.length < 8) {
      throw new MediaProblem(
          name, "", "has no cycle of a wave", "choose a recording of 8 samples or more");
    }
    boolean single = wave.length < 2 * CYCLE;
    int size = single ? wave.length : CYCLE;
    int there = single ? 1 : wave.length / CYCLE;
    int count = Math.min(there, Wavetable.MOST_WAVES);
    double[][] cycles = new double[count][size];
    for (int c = 0; c < count; c++) {
      int from = count == 1 ? 0 : (int) ((long) c * (there - 1) / (count - 1)) * size;
      for (int i = 0; i < size; i++) {
        cycles[c][i] = Float.isFinite(wave[from + i]) ? wave[from + i] : 0;
      }
    }
    return Wavetable.recorded(name, cycles);
  }
}
