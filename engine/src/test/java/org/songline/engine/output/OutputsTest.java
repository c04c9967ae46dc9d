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
  void withoutAChoiceTheBestThatOpensIsOpened() throws OutputProblem {
    assertThat(outputs.open("", 44_100, 128).device().key()).isEqualTo("quick:one");
    quick.refused.add("one");
    assertThat(outputs.open("", 44_100, 128).device().key()).isEqualTo("quick:two");
    quick.there.clear();
    assertThat(outputs.open("", 44_100, 128).device().key()).isEqualTo("slow:three");
  }

  @Test
  void theChosenDeviceIsOpenedAndAnotherOnlyWhenItIsNotThere() throws OutputProblem {
    assertThat(outputs.open("slow:three", 48_000, 64).device().key()).isEqualTo("slow:three");
    slow.there.clear();
    assertThat(outputs.open("slow:three", 48_000, 64).device().key()).isEqualTo("quick:one");
  }

  @Test
  void whenNothingOpensAllReasonsAreTold() {
    quick.refused.addAll(List.of("one", "two"));
    slow.there.clear();
    assertThatThrownBy(() -> outputs.open("", 48_000, 64))
        .isInstanceOf(OutputProblem.class)
        .hasMessageContaining("one: busy; two: busy");
    quick.there.clear();
    assertThatThrownBy(() -> outputs.open("", 48_000, 64)).hasMessageContaining("there is none");
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
  void aLostDeviceIsToldOnceAndTheNextOneOffered() throws Exception {
    AudioOutput output = outputs.open("", 48_000, 256);
    CountDownLatch told = new CountDownLatch(1);
    output.start((stereo, frames) -> {}, told::countDown);
    assertThat(output.state()).isEqualTo(OutputState.PLAYING);
    quick.there.remove("one");
    ((FakeOutput) output).running.lose();
    assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(output.state()).isEqualTo(OutputState.LOST);
    AudioOutput next = outputs.after(output.device(), 48_000, 256);
    assertThat(next.device().key()).isEqualTo("quick:two");
    quick.there.addFirst("one");
    assertThat(outputs.after(output.device(), 48_000, 256).device().key())
        .as("one that was lost comes last")
        .isEqualTo("quick:two");
    quick.refused.add("two");
    slow.there.clear();
    assertThat(outputs.after(output.device(), 48_000, 256).device().key())
        .as("when it is back and nothing else opens, it is taken again")
        .isEqualTo("quick:one");
  }

  @Test
  void anOutputThatWasClosedIsNotLost() throws Exception {
    AudioOutput output = outputs.open("", 48_000, 256);
    CountDownLatch told = new CountDownLatch(1);
    output.start((stereo, frames) -> {}, told::countDown);
    output.close();
    ((FakeOutput) output).running.lose();
    assertThat(told.await(50, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(output.state()).isEqualTo(OutputState.CLOSED);
  }
}
