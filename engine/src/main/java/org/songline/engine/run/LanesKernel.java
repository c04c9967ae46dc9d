package org.songline.engine.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.LaneKernel;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;
import org.songline.engine.plan.DeviceSpec;
import org.songline.engine.plan.Op;

/** Runs a chain of devices on up to eight strips side by side, in place. */
final class LanesKernel implements Kernel {
  private static final int STRIPS = LaneKernel.STRIPS;
  private static final int LANES = Quantum.LANES;

  private final Clock clock;
  private final int width;
  private final int[] lag = new int[STRIPS];
  private final float[][] audio;
  private final boolean[][] silent;
  private final LaneKernel.Running[] chain;
  private final Controls[][] controls;
  private final @Nullable Io[][] ios;
  private final @Nullable Io[] running = new Io[STRIPS];
  private final Op.Lanes op;
  private final @Nullable Throwable[] failures;
  private final float[] lanes = new float[Quantum.FRAMES * LANES];

  /** Gives the setup of a device, as for its own processor. */
  interface Setups {
    Setup setup(DeviceSpec spec);
  }

  LanesKernel(Op.Lanes op, Setups setups, Clock clock, Buffers buffers) {
    this.op = op;
    this.clock = clock;
    this.width = op.strips().size();
    int depth = op.strips().getFirst().devices().size();
    List<float[]> strips = new ArrayList<>();
    List<boolean[]> flags = new ArrayList<>();
    for (int s = 0; s < width; s++) {
      lag[s] = op.strips().get(s).lag();
      strips.add(buffers.audio(op.strips().get(s).buffer()));
      flags.add(buffers.silent(op.strips().get(s).buffer()));
    }
    audio = strips.toArray(float[][]::new);
    silent = flags.toArray(boolean[][]::new);
    chain = new LaneKernel.Running[depth];
    failures = new Throwable[depth];
    controls = new Controls[depth][width];
    ios = new Io[depth][STRIPS];
    for (int d = 0; d < depth; d++) {
      @Nullable Setup[] made = new Setup[STRIPS];
      for (int s = 0; s < width; s++) {
        DeviceSpec spec = op.strips().get(s).devices().get(d);
        Setup setup = setups.setup(spec);
        made[s] = setup;
        controls[d][s] = new Controls(spec, setup);
        ios[d][s] = controls[d][s].io;
      }
      DeviceType type = op.strips().getFirst().devices().get(d).type();
      chain[d] = type.lanes().orElseThrow().create(made);
    }
  }

  @Override
  public void bind(Score score) {
    for (Controls[] device : controls) {
      for (Controls strip : device) {
        strip.bind(score.values());
      }
    }
  }

  @Override
  public void run(long quantum, int count) {
    for (int q = 0; q < count; q++) {
      quantum(quantum + q, q);
    }
  }

  private void quantum(long quantum, int q) {
    boolean quiet = true;
    for (int s = 0; s < width; s++) {
      quiet &= silent[s][q];
    }
    boolean idle = quiet;
    for (int d = 0; d < chain.length && idle; d++) {
      idle = chain[d].idle();
    }
    if (idle) {
      return;
    }
    int at = q * Quantum.SAMPLES;
    for (int s = 0; s < width; s++) {
      gather(audio[s], at, s);
    }
    for (int d = 0; d < chain.length; d++) {
      for (int s = 0; s < width; s++) {
        long place = quantum - lag[s];
        running[s] = place < 0 ? null : ios[d][s];
        if (place >= 0) {
          controls[d][s].go(place, clock);
        }
      }
      if (failures[d] == null) {
        process(d);
      }
    }
    for (int s = 0; s < width; s++) {
      scatter(audio[s], at, s);
      silent[s][q] = false;
    }
  }

  private void process(int d) {
    try {
      chain[d].process(lanes, 0, running);
    } catch (RuntimeException | Error e) {
      failures[d] = e;
      Arrays.fill(lanes, 0);
    }
  }

  @Override
  public Optional<String> failure() {
    for (int d = 0; d < chain.length; d++) {
      Throwable failure = failures[d];
      if (failure != null) {
        Op.Lane strip = op.strips().getFirst();
        return Optional.of(Kernel.failure(strip.devices().get(d), strip.track(), failure));
      }
    }
    return Optional.empty();
  }

  private void gather(float[] strip, int at, int s) {
    for (int f = 0, lane = 2 * s; f < Quantum.FRAMES; f++, lane += LANES) {
      lanes[lane] = strip[at + 2 * f];
      lanes[lane + 1] = strip[at + 2 * f + 1];
    }
  }

  private void scatter(float[] strip, int at, int s) {
    for (int f = 0, lane = 2 * s; f < Quantum.FRAMES; f++, lane += LANES) {
      strip[at + 2 * f] = lanes[lane];
      strip[at + 2 * f + 1] = lanes[lane + 1];
    }
  }
}
