package org.songline.studio.manual;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.songline.devices.Assets;
import org.songline.devices.DeviceType;
import org.songline.devices.DeviceType.Category;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.LaneKernel;
import org.songline.devices.Parameter;
import org.songline.devices.Setup;
import org.songline.dsp.Handover;
import org.songline.dsp.Quantum;

/**
 * Instances of a device at work, to be timed: white noise up to a quarter of full scale goes
 * through effects, and what takes notes gets keys that are struck anew every second.
 */
public final class Load {
  /** Quanta between strikes: a second at 48 kHz, the stretch over which a time is fair. */
  public static final int STRIKE = Rig.RATE / Quantum.FRAMES;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double ENOUGH_WARM = 2;
  private static final double MOST_WARM = 6;
  private static final double NO_FASTER = 0.97;
  private static final int STEADY = 5;
  private static final int NOISE_QUANTA = 64;
  private static final int LOWEST = 36;
  private static final int KEYS = 48;
  private static final float[] NOISE = noise();

  private final int instances;
  private final Turn turn;

  /** Some quanta of every instance, one instance after the other. */
  private interface Turn {
    float run(int quanta);
  }

  private Load(int instances, Turn turn) {
    this.instances = instances;
    this.turn = turn;
  }

  /**
   * Processors one after the other, as in tracks of a song.
   *
   * @param values of parameters that are not as they are when new, by id
   * @param notes held keys of whatever takes notes
   */
  public static Load of(
      DeviceType type, Map<String, Double> values, Assets assets, int notes, int instances) {
    List<One> all = new ArrayList<>();
    for (int i = 0; i < instances; i++) {
      all.add(new One(new Rig(type, values(type, values), assets), type.category(), notes));
    }
    return new Load(
        instances,
        quanta -> {
          float last = 0;
          for (int i = 0; i < all.size(); i++) {
            last = all.get(i).run(quanta);
          }
          return last;
        });
  }

  /** The eight strips of a type that has a lane kernel, side by side. */
  public static Load lanes(DeviceType type, Map<String, Double> values) {
    Setup setup = new Setup(Rig.RATE, values(type, values), Assets.NONE, 1);
    Setup[] setups = new Setup[LaneKernel.STRIPS];
    Io[] ios = new Io[setups.length];
    for (int s = 0; s < setups.length; s++) {
      setups[s] = setup;
      ios[s] = Rig.io(type, setup);
    }
    return new Load(setups.length, new Lanes(type.lanes().orElseThrow().create(setups), ios)::run);
  }

  /** The sounds of the library for devices that need files, read once for all that ask. */
  public static Assets library(Path folder) {
    return new LibraryAssets(folder);
  }

  /** Runs that many quanta of every instance in turn; the value keeps the work alive. */
  public float run(int quanta) {
    return turn.run(quanta);
  }

  /**
   * Runs until it gets no faster: two seconds of processor time at least, six at most, or more when
   * a kernel is about to go over to vector code.
   */
  public void warm() {
    double spent = 0;
    double best = Double.POSITIVE_INFINITY;
    int since = 0;
    while (spent < ENOUGH_WARM || (since < STEADY && spent < MOST_WARM) || Handover.near()) {
      double taken = nanos(STRIKE, 1);
      since = taken < NO_FASTER * best ? 0 : since + 1;
      best = Math.min(best, taken);
      spent += taken * 1e-9 * STRIKE * instances;
    }
  }

  /**
   * Processor time of this thread for one quantum of one instance.
   *
   * @param quanta of every instance
   * @param block quanta after which it is the next instance's turn
   */
  public double nanos(int quanta, int block) {
    long before = THREADS.getCurrentThreadCpuTime();
    for (int q = 0; q < quanta; q += block) {
      turn.run(block);
    }
    int made = (quanta + block - 1) / block * block;
    return (THREADS.getCurrentThreadCpuTime() - before) / ((double) made * instances);
  }

  private static List<Double> values(DeviceType type, Map<String, Double> values) {
    Double[] all = type.parameters().stream().map(Parameter::initial).toArray(Double[]::new);
    values.forEach(
        (id, value) -> {
          int index = type.parameter(id);
          if (index < 0) {
            throw new IllegalArgumentException(type.id() + " has no parameter " + id);
          }
          all[index] = type.parameters().get(index).limited(value);
        });
    return Arrays.asList(all);
  }

  private static float[] noise() {
    float[] noise = new float[NOISE_QUANTA * Quantum.FRAMES * Quantum.LANES];
    int state = 1;
    for (int i = 0; i < noise.length; i++) {
      state = state * 1664525 + 1013904223;
      noise[i] = state * 0x1p-33f;
    }
    return noise;
  }

  private static final class One {
    private final Rig rig;
    private final boolean effect;
    private final int notes;
    private int quantum;

    One(Rig rig, Category category, int notes) {
      this.rig = rig;
      this.effect = category == Category.EFFECT || category == Category.MODULATOR;
      this.notes = effect ? 0 : notes;
    }

    float run(int quanta) {
      for (int q = 0; q < quanta; q++) {
        if (effect) {
          int from = quantum % NOISE_QUANTA * Quantum.SAMPLES;
          System.arraycopy(NOISE, from, rig.io.audio, 0, Quantum.SAMPLES);
        } else {
          Arrays.fill(rig.io.audio, 0);
        }
        if (notes > 0 && quantum % STRIKE == 0) {
          strike();
        }
        rig.quantum();
        quantum++;
      }
      return rig.io.audio[0];
    }

    private void strike() {
      for (int n = 0; n < notes && quantum > 0; n++) {
        rig.io.events.add(Events.NOTE_OFF, 0, n + 1, LOWEST + 5 * n % KEYS, 0.5f);
      }
      for (int n = 0; n < notes; n++) {
        rig.io.events.add(Events.NOTE_ON, 0, n + 1, LOWEST + 5 * n % KEYS, 0.8f);
      }
    }
  }

  private static final class Lanes {
    private final LaneKernel.Running running;
    private final Io[] ios;
    private final float[] lanes = new float[Quantum.FRAMES * Quantum.LANES];
    private int quantum;

    Lanes(LaneKernel.Running running, Io[] ios) {
      this.running = running;
      this.ios = ios;
    }

    float run(int quanta) {
      for (int q = 0; q < quanta; q++) {
        System.arraycopy(NOISE, quantum++ % NOISE_QUANTA * lanes.length, lanes, 0, lanes.length);
        running.process(lanes, 0, ios);
        for (Io io : ios) {
          io.frame += Quantum.FRAMES;
        }
      }
      return lanes[0];
    }
  }
}
