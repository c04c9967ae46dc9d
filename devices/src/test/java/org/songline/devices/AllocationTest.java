package org.songline.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songline.devices.builtin.BuiltIn;
import org.songline.dsp.Quantum;

/**
 * Processing allocates nothing: counted, for what vectors and the JDK itself would make; what our
 * own code makes, the test of the audio path in {@code cli} finds without running it. Runs in a JVM
 * of its own that compiles in the foreground, so that the outcome does not hang on the load of the
 * machine, and that does not analyse which objects escape, which would hide some.
 */
@Tag("allocation")
class AllocationTest {
  private static final int ROUNDS = 40;

  static Stream<DeviceType> devices() {
    return BuiltIn.catalogue().types().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("devices")
  void processingAllocatesNothing(DeviceType type) {
    var random = new Random(11);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var run = new DeviceRun(type, 48000);
    float[] audio = new float[Quantum.SAMPLES];
    long bytes = 1;
    // Vectors are objects until their loops are compiled, which takes some rounds.
    for (int round = 0; round < ROUNDS && bytes > 0; round++) {
      bytes = 0;
      for (int q = 0; q < 500; q++) {
        DeviceContractTest.disturb(run, random, q);
        DeviceContractTest.hostile(audio, random);
        System.arraycopy(audio, 0, run.io.audio, 0, Quantum.SAMPLES);
        run.prepare();
        long before = threads.getCurrentThreadAllocatedBytes();
        run.processor.process(run.io);
        bytes += threads.getCurrentThreadAllocatedBytes() - before;
        run.finish();
      }
    }
    assertThat(bytes).isZero();
  }
}
