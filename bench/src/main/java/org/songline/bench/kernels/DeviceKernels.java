package org.songline.bench.kernels;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.songline.bench.cost.Bells;
import org.songline.devices.Assets;
import org.songline.devices.DeviceType;
import org.songline.devices.builtin.BuiltIn;
import org.songline.studio.manual.Load;

/** Devices, one quantum of 64 frames: eight strips of an effect, or all voices of an instrument. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DeviceKernels {
  private static final int VOICES = 64;

  private final Load eq = Load.lanes(type("eq"), Bells.on(4));
  private final Load compressor = Load.lanes(type("compressor"), Map.of());
  private final Load synth = instrument("synth", Map.of("voices", (double) VOICES), Sounds.NONE);
  private final Load sampler = instrument("sampler", Map.of(), Sounds.TONE);

  @Benchmark
  public float eightStripsOfEqualiser() {
    return eq.run(1);
  }

  @Benchmark
  public float eightStripsOfCompressor() {
    return compressor.run(1);
  }

  @Benchmark
  public float voices64OfSynthesizer() {
    return synth.run(1);
  }

  @Benchmark
  public float voices64OfSampler() {
    return sampler.run(1);
  }

  private static Load instrument(String id, Map<String, Double> values, Assets assets) {
    return Load.of(type(id), values, assets, VOICES, 1);
  }

  private static DeviceType type(String id) {
    return BuiltIn.catalogue().find(id).orElseThrow();
  }
}
