package org.songline.engine.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutputsTest {
  /** A system whose devices are there or not, as the test says. */
  private static final class Fake implements OutputSystem {
    final List<String> there = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    private final String id;

    Fake(String id, String... devices) {
      this.id = id;
      there.addAll(List.of(devices));
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String name() {
      return id;
    }

    @Override
    public Found look() {
      return there.isEmpty()
          ? Found.none("unplugged")
          : Found.of(
              there.stream().map(d -> new OutputDevice(id, d, d, 48_000, 256, 512)).toList());
    }

    @Override
    public AudioOutput open(OutputDevice device, int rate, int block) throws OutputProblem {
      if (refused.contains(device.id())) {
        throw new OutputProblem(device.id(), "busy");
      }
      return new FakeOutput(device, rate, block);
    }
  }

  /** Asks for a block when it is told to, and is lost when it is told to. */
  private static final class FakeOutput implements AudioOutput {
    final Running running = new Running();
    private final OutputDevice device;
    private final int rate;
    private final int block;

    FakeOutput(OutputDevice device, int rate, int block) {
      this.device = device;
      this.rate = rate;
      this.block = block;
    }

    @Override
    public OutputDevice device() {
      return device;
    }

    @Override
    public int rate() {
      return rate;
    }

    @Override
    public int block() {
      return block;
    }

    @Override
    public int latency() {
      return 2 * block;
    }

    @Override
    public OutputState state() {
      return running.state();
    }

    @Override
    public long dropouts() {
      return running.dropouts();
    }

    @Override
    public void start(Source source, Runnable lost) {
      running.start(lost);
    }

    @Override
    public Optional<Throwable> failure() {
      return Optional.empty();
    }

    @Override
    public void close() {
      boolean _ = running.close();
    }
  }

  private final Fake quick = new Fake("quick", "one", "two");
  private final Fake slow = new Fake("slow", "three");
  private final Outputs outputs = new Outputs(List.of(quick, slow));

  @Test
  void theChosenDeviceIsOpenedAndNoOther() throws OutputProblem {
    assertThat(opened("slow:three")).isEqualTo("slow:three");
    assertThat(opened("quick")).as("the usual one of a system").isEqualTo("quick:one");
    assertThat(opened("quick:TW")).as("a part of a name").isEqualTo("quick:two");
    quick.refused.add("two");
    assertThatThrownBy(() -> opened("quick:two")).hasMessageContaining("two: busy");
    slow.there.clear();
    assertThatThrownBy(() -> opened("slow:three"))
        .isInstanceOf(OutputProblem.class)
        .hasMessageContaining("unplugged");
    assertThatThrownBy(() -> opened("quick:four")).hasMessageContaining("it is not there");
    assertThatThrownBy(() -> opened("loud")).hasMessageContaining("there are quick, slow");
  }

  private String opened(String choice) throws OutputProblem {
    return outputs.open(choice, 48_000, 64).device().key();
  }

  @Test
  void systemsWithoutDevicesSayWhy() {
    slow.there.clear();
    assertThat(outputs.look().getLast().found().reason()).isEqualTo("unplugged");
    assertThat(outputs.available())
        .extracting(OutputDevice::key)
        .containsExactly("quick:one", "quick:two");
  }

  @Test
  void aLostDeviceIsToldOnce() throws Exception {
    AudioOutput output = outputs.open("quick:one", 48_000, 256);
    CountDownLatch told = new CountDownLatch(1);
    output.start((stereo, frames) -> {}, told::countDown);
    assertThat(output.state()).isEqualTo(OutputState.PLAYING);
    ((FakeOutput) output).running.lose();
    assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(output.state()).isEqualTo(OutputState.LOST);
  }

  @Test
  void anOutputThatWasClosedIsNotLost() throws Exception {
    AudioOutput output = outputs.open("quick:one", 48_000, 256);
    CountDownLatch told = new CountDownLatch(1);
    output.start((stereo, frames) -> {}, told::countDown);
    output.close();
    ((FakeOutput) output).running.lose();
    assertThat(told.await(50, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(output.state()).isEqualTo(OutputState.CLOSED);
  }
}
