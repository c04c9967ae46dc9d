package org.songline.studio.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songline.engine.output.OutputProblem;
import org.songline.engine.output.Outputs;

class CardOutputTest {
  private static final int RATE = 48_000;

  private final FakeOutputs cards = new FakeOutputs("card", "one", "two");
  private final CardOutput output = new CardOutput(new Outputs(List.of(cards)));
  private final Player player = new Player(new KnownSignal(), RATE, 256);

  @AfterEach
  void close() {
    output.close();
    player.close();
  }

  private static OutputChoice on(String device) {
    return OutputChoice.BROWSER.device(device);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  /** Asks for a block until the engine gave one; the frame of the engine that it begins with. */
  private long first(float[] block, int frames) {
    FakeOutputs.Card card = cards.card();
    do {
      card.ask(block, frames);
    } while (block[2 * frames - 1] == 0);
    return player.status().engine() - frames;
  }

  @Test
  void aCardThatIsTakenUpGetsTheEnginesSamplesToTheBitWhateverItAsksFor() throws Exception {
    output.follow(player, RATE);
    output.choose(on("card:one").buffer(1024));
    assertThat(output.now().phase()).isEqualTo(OutputPhase.RUNNING);
    float[] block = new float[2 * 1024];
    long next = first(block, 1024) + 1024;
    for (int i = 0; i < 40; i++) {
      int frames = List.of(1024, 64, 320, 960).get(i % 4);
      cards.card().ask(block, frames);
      for (int f = 0; f < frames; f++) {
        assertThat(block[2 * f]).isEqualTo(KnownSignal.sample(next + f, 0));
        assertThat(block[2 * f + 1]).isEqualTo(KnownSignal.sample(next + f, 1));
      }
      next += frames;
    }
    assertThat(player.status().engine()).isEqualTo(next);
  }

  @Test
  void nothingIsMadeBeforeItIsAskedFor() throws Exception {
    output.follow(player, RATE);
    output.choose(on("card:one"));
    first(new float[512], 256);
    long engine = player.status().engine();
    Thread.sleep(50);
    assertThat(player.status().engine())
        .as("a gesture waits for the block that is asked for next, and no longer")
        .isEqualTo(engine);
  }

  @Test
  void onlyTheFirstQuantumRises() throws Exception {
    output.follow(player, RATE);
    output.choose(on("card:one"));
    float[] block = new float[2 * 256];
    long frame = first(block, 256);
    for (int f = 0; f < 256; f++) {
      float gain = Math.min(64, f + 1) / 64f;
      assertThat(block[2 * f]).isEqualTo(gain * KnownSignal.sample(frame + f, 0));
    }
  }

  @Test
  void aCardThatGoesInTheMiddleGivesTheEngineBackAndTheNextIsOffered() throws Exception {
    output.follow(player, RATE);
    output.choose(on("card:one"));
    first(new float[512], 256);
    cards.unplug("one");
    await(() -> output.now().phase() == OutputPhase.LOST);
    long engine = player.status().engine();
    await(() -> player.status().engine() > engine + 4800);
    assertThat(player.taken()).as("the clock of the machine goes on").isFalse();
    await(() -> output.now().offer().equals("card:two"));
    assertThat(output.now().trouble()).isEqualTo("it is gone");
    assertThat(output.now().chosen()).isEqualTo("card:one");
    output.choose(on(output.now().offer()));
    assertThat(output.now().phase()).isEqualTo(OutputPhase.RUNNING);
    assertThat(output.now().name()).isEqualTo("Card two");
    assertThat(player.taken()).isTrue();
  }

  @Test
  void aCardThatIsBackIsOfferedBeforeAllOthers() throws Exception {
    output.follow(player, RATE);
    output.choose(on("card:two"));
    cards.unplug("two");
    cards.plug("two");
    await(() -> output.now().offer().equals("card:two"));
  }

  @Test
  void aCardThatAsksForNothingAnyMoreIsGone() throws Exception {
    output.follow(player, RATE);
    output.choose(on("card:one"));
    first(new float[512], 256);
    await(() -> output.now().phase() == OutputPhase.LOST);
    assertThat(output.now().trouble()).isEqualTo("it asks for no sound any more");
    assertThat(player.taken()).isFalse();
  }

  @Test
  void aCardThatDoesNotOpenLeavesTheOneBefore() throws Exception {
    output.follow(player, RATE);
    output.choose(on("card:one"));
    cards.refuse("two");
    assertThatThrownBy(() -> output.choose(on("card:two")))
        .isInstanceOf(OutputProblem.class)
        .hasMessage("two: busy");
    assertThat(output.now().name()).isEqualTo("Card one");
    assertThat(output.choice().device()).isEqualTo("card:one");
  }

  @Test
  void aKeptCardThatIsNotThereIsToldAndAnotherOffered() throws Exception {
    output.follow(player, RATE);
    output.take(on("card:three"));
    assertThat(output.now().phase()).isEqualTo(OutputPhase.REFUSED);
    assertThat(output.now().trouble()).isEqualTo("card:three: it is not there");
    assertThat(player.taken()).isFalse();
    await(() -> output.now().offer().equals("card:one"));
    assertThat(output.choice().device()).as("it is kept for another day").isEqualTo("card:three");
  }

  @Test
  void aCardOfAnotherRateIsRefusedWithWords() {
    output.follow(player, 44_100);
    assertThatThrownBy(() -> output.choose(on("card:one")))
        .hasMessage("Card one: it plays 48,000 frames a second and the song has 44,100");
    assertThat(output.now().phase()).isEqualTo(OutputPhase.BROWSER);
  }

  @Test
  void anotherSongIsPlayedOnTheSameOpenCard() throws Exception {
    output.follow(player, RATE);
    output.choose(on("card"));
    assertThat(output.choice().device())
        .as("a system alone is its usual device")
        .isEqualTo("card:one");
    FakeOutputs.Card card = cards.card();
    try (Player other = new Player(new KnownSignal(), RATE, 128)) {
      output.follow(other, RATE);
      player.close();
      assertThat(cards.card()).isSameAs(card);
      float[] block = new float[2 * 512];
      do {
        card.ask(block, 512);
      } while (block[1023] == 0);
      long next = other.status().engine();
      card.ask(block, 512);
      assertThat(block[2]).isEqualTo(KnownSignal.sample(next + 1, 0));
    }
  }

  @Test
  void aBrowserThatIsChosenGetsTheEngineBack() throws Exception {
    output.follow(player, RATE);
    output.choose(on("card:one"));
    FakeOutputs.Card card = cards.card();
    output.choose(OutputChoice.BROWSER);
    assertThat(card.closed()).isTrue();
    assertThat(player.taken()).isFalse();
    assertThat(output.now().phase()).isEqualTo(OutputPhase.BROWSER);
  }

  @Test
  void theStoreOfBrowsersIsSetWithoutOpeningTheCardAnew() throws Exception {
    output.follow(player, RATE);
    output.choose(on("card:one"));
    FakeOutputs.Card card = cards.card();
    output.choose(new OutputChoice("card:one", 256, 4096));
    assertThat(player.store()).isEqualTo(4096);
    assertThat(cards.card()).isSameAs(card);
    assertThat(card.closed()).isFalse();
  }

  @Test
  void buffersAreCheckedWithWords() {
    assertThatThrownBy(() -> OutputChoice.BROWSER.buffer(100))
        .hasMessage("a buffer of 100 frames; use 64, 128, 256, 512, 1024 or 2048");
  }
}
