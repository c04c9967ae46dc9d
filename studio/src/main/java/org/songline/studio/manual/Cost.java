package org.songline.studio.manual;

import java.nio.file.Path;
import org.songline.devices.DeviceType;
import org.songline.devices.DeviceType.Category;
import org.songline.devices.Events;
import org.songline.dsp.Quantum;

/**
 * What a running device costs on this machine.
 *
 * @param share of one core at 48 kHz, in percent: the best of some runs, warm; an instrument plays
 *     eight notes
 */
public record Cost(double share) {
  private static final int WARM = 4000;
  private static final int RUNS = 7;
  private static final int QUANTA = 1500;

  /** Measures; takes about half a second. */
  public static Cost of(DeviceType type, Path library) {
    Rig rig = new Rig(type, library);
    float[] noise = new float[Quantum.SAMPLES];
    int state = 1;
    for (int i = 0; i < noise.length; i++) {
      state = state * 1664525 + 1013904223;
      noise[i] = state * 0x1p-33f;
    }
    if (type.category() != Category.EFFECT) {
      for (int i = 0; i < 8; i++) {
        rig.io.events.add(Events.NOTE_ON, 0, i + 1, 40 + 5 * i, 0.8f);
      }
    }
    boolean effect = type.category() == Category.EFFECT || type.category() == Category.MODULATOR;
    run(rig, noise, effect, WARM);
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < RUNS; i++) {
      long began = System.nanoTime();
      run(rig, noise, effect, QUANTA);
      best = Math.min(best, (System.nanoTime() - began) / (double) QUANTA);
    }
    return new Cost(best / (1e9 * Quantum.FRAMES / Rig.RATE) * 100);
  }

  private static void run(Rig rig, float[] noise, boolean effect, int quanta) {
    for (int q = 0; q < quanta; q++) {
      if (effect) {
        System.arraycopy(noise, 0, rig.io.audio, 0, noise.length);
      } else {
        java.util.Arrays.fill(rig.io.audio, 0);
      }
      rig.quantum();
    }
  }
}
