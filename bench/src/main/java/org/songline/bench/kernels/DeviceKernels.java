package org.songline.bench.kernels;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.songline.devices.DeviceType;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.LaneKernel;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.devices.builtin.BuiltIn;
import org.songline.dsp.Quantum;

/** Devices, one quantum of 64 frames: eight strips of an effect, or all voices of an instrument. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DeviceKernels {
  private static final int VOICES = 64;

  private final Strips eq = new Strips("eq", 4);
  private final Strips compressor = new Strips("compressor", 0);
  private final Voices synth = new Voices("synth", Sounds.NONE);
  private final Voices sampler = new Voices("sampler", Sounds.TONE);

  @Benchmark
  public float eightStripsOfEqualiser() {
    return eq.run();
  }

  @Benchmark
  public float eightStripsOfCompressor() {
    return compressor.run();
  }

  @Benchmark
  public float voices64OfSynthesizer() {
    return synth.run();
  }

  @Benchmark
  public float voices64OfSampler() {
    return sampler.run();
  }

  private static DeviceType type(String id) {
    return BuiltIn.catalogue().find(id).orElseThrow();
  }

  /** Noise through eight strips of an effect in lanes. */
  private static final class Strips {
    private final LaneKernel.Running running;
    private final Io[] ios = new Io[LaneKernel.STRIPS];
    private final float[] noise = new float[Quantum.FRAMES * Quantum.LANES];
    private final float[] lanes = new float[noise.length];

    /** With some bells of an equaliser on. */
    Strips(String id, int bells) {
      DeviceType type = type(id);
      Setup setup = Setup.of(type, 48_000);
      Setup[] setups = new Setup[LaneKernel.STRIPS];
      for (int s = 0; s < setups.length; s++) {
        setups[s] = setup;
        ios[s] = new Io(type);
        for (int p = 0; p < setup.initial().size(); p++) {
          ios[s].values.hold(p, setup.initial().get(p).floatValue());
        }
        for (int b = 1; b <= bells; b++) {
          ios[s].values.hold(type.parameter("band-" + b + "-on"), 1);
          ios[s].values.hold(type.parameter("band-" + b + "-type"), 0);
          ios[s].values.hold(type.parameter("band-" + b + "-gain"), 3);
        }
      }
      running = type.lanes().orElseThrow().create(setups);
      var random = new Random(1);
      for (int i = 0; i < noise.length; i++) {
        noise[i] = random.nextFloat() - 0.5f;
      }
    }

    float run() {
      System.arraycopy(noise, 0, lanes, 0, noise.length);
      running.process(lanes, 0, ios);
      for (Io io : ios) {
        io.frame += Quantum.FRAMES;
      }
      return lanes[0];
    }
  }

  /** Held notes of an instrument. */
  private static final class Voices {
    private final Processor processor;
    private final Io io;

    Voices(String id, org.songline.devices.Assets assets) {
      DeviceType type = type(id);
      Double[] values = Setup.of(type, 48_000).initial().toArray(Double[]::new);
      if (type.parameter("voices") >= 0) {
        values[type.parameter("voices")] = (double) VOICES;
      }
      processor = type.create(new Setup(48_000, Arrays.asList(values), assets, 1));
      io = new Io(type);
      for (int p = 0; p < values.length; p++) {
        io.values.hold(p, values[p].floatValue());
      }
      for (int v = 0; v < VOICES; v++) {
        io.events.add(Events.NOTE_ON, 0, v + 1, 36 + v % 48, 0.8f);
      }
    }

    float run() {
      Arrays.fill(io.audio, 0);
      processor.process(io);
      io.events.clear();
      io.frame += Quantum.FRAMES;
      return io.audio[0];
    }
  }
}
