package org.songline.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.songline.dsp.Quantum;

/** Runs a lane kernel beside eight single processors and compares every bit. */
final class LaneRun {
  /** Changes some values of a run before a quantum. */
  interface Disturbance {
    void apply(DeviceRun run, Random random, int quantum);
  }

  private LaneRun() {}

  static void compare(DeviceType type, long seed, Disturbance disturbance) {
    var random = new Random(seed);
    LaneKernel kernel = type.lanes().orElseThrow();
    int strips = LaneKernel.STRIPS;
    var runs = new DeviceRun[strips];
    var setups = new Setup[strips];
    var ios = new Io[strips];
    for (int s = 0; s < strips; s++) {
      double[] values =
          random.nextInt(4) == 0 ? DeviceRun.initial(type) : DeviceRun.anyValues(type, random);
      for (int p = 0; p < values.length; p++) {
        Parameter parameter = type.parameters().get(p);
        if (parameter.kind() == Parameter.Kind.STRUCTURAL) {
          values[p] = parameter.initial();
        }
      }
      Setup setup = DeviceRun.setup(type, 48000, values);
      if (s == 5 || !kernel.accepts(setup, false)) {
        continue;
      }
      runs[s] = new DeviceRun(type, 48000, values);
      setups[s] = setup;
      ios[s] = runs[s].io;
    }
    LaneKernel.Running running = kernel.create(setups);
    int offset = 32;
    float[] lanes = new float[offset + Quantum.FRAMES * Quantum.LANES];
    float[] single = new float[Quantum.SAMPLES];
    for (int q = 0; q < 400; q++) {
      boolean silent = q % 200 > 120;
      for (int i = offset; i < lanes.length; i++) {
        lanes[i] = silent ? 0 : random.nextFloat() * 2 - 1;
      }
      float[] input = lanes.clone();
      for (int s = 0; s < strips; s++) {
        if (runs[s] != null) {
          if (!silent || random.nextInt(20) == 0) {
            disturbance.apply(runs[s], random, q);
          }
          runs[s].prepare();
        }
      }
      running.process(lanes, offset, ios);
      for (int s = 0; s < strips; s++) {
        if (runs[s] == null) {
          continue;
        }
        for (int i = 0; i < Quantum.FRAMES; i++) {
          single[2 * i] = input[offset + i * Quantum.LANES + 2 * s];
          single[2 * i + 1] = input[offset + i * Quantum.LANES + 2 * s + 1];
        }
        System.arraycopy(single, 0, ios[s].audio, 0, Quantum.SAMPLES);
        runs[s].processor.process(ios[s]);
        for (int i = 0; i < Quantum.FRAMES; i++) {
          for (int c = 0; c < 2; c++) {
            float lane = lanes[offset + i * Quantum.LANES + 2 * s + c];
            float expected = ios[s].audio[2 * i + c];
            if (Float.floatToRawIntBits(lane) != Float.floatToRawIntBits(expected)) {
              assertThat(lane)
                  .as("seed %d quantum %d strip %d frame %d side %d", seed, q, s, i, c)
                  .isEqualTo(expected);
              assertThat(Float.floatToRawIntBits(lane))
                  .as("sign of zero, seed %d quantum %d strip %d frame %d", seed, q, s, i)
                  .isEqualTo(Float.floatToRawIntBits(expected));
            }
          }
        }
        runs[s].finish();
      }
    }
  }
}
