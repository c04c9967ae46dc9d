package org.songline.devices.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.devices.Events;
import org.songline.media.soundfont.Generator;

class SamplerPlayingTest {
  private static final List<Zone.Looping> LOOPINGS = List.of(Zone.Looping.values());
  private static final List<Zone.Filter> FILTERS = List.of(Zone.Filter.values());

  @Test
  void keyAndVelocityRangesChooseTheZone() {
    Zone.Builder low = Rig.constant();
    low.keyHigh = 59;
    Zone.Builder soft = Rig.constant();
    soft.keyLow = 60;
    soft.velocityHigh = 63;
    soft.set(Generator.PAN, -500);
    Rig rig = new Rig(Rig.made(low), Rig.made(soft));
    assertThat(rig.on(0, 1, 60, 100 / 127.0).left(4)).containsOnly(0);
    assertThat(rig.on(0, 2, 60, 50 / 127.0).left(4)[200]).isPositive();
    rig.processor.reset();
    assertThat(rig.on(0, 3, 59, 1).left(4)[200]).isPositive();
  }

  @Test
  void aClosedHatEndsAnOpenOne() {
    Zone.Builder open = Rig.constant();
    open.keyHigh = 46;
    open.group = open.offBy = 1;
    Zone.Builder closed = Rig.zone(10, i -> 0);
    closed.keyLow = 47;
    closed.group = closed.offBy = 1;
    Rig rig = new Rig(Rig.made(open), Rig.made(closed));
    rig.on(0, 1, 46, 1).left(20);
    double[] x = rig.on(0, 2, 48, 1).left(20);
    assertThat(x[0]).isPositive();
    assertThat(x[700]).isZero();
    double worst = 0;
    for (int i = 1; i < x.length; i++) {
      worst = Math.max(worst, Math.abs(x[i] - x[i - 1]));
    }
    assertThat(worst).as("largest step").isLessThan(0.02);
  }

  @Test
  void pedalsHoldNotes() {
    Rig rig = new Rig(Rig.made(Rig.constant()));
    rig.control(64, 127).on(0, 1, 60, 1).left(10);
    rig.off(0, 1).left(10);
    assertThat(rig.decibels()).isCloseTo(0, within(0.01));
    rig.control(64, 0).left(40);
    assertThat(rig.processor.idle()).isTrue();
    rig.on(0, 2, 60, 1).left(5);
    rig.control(66, 127).left(1);
    rig.on(0, 3, 67, 1).off(1, 2).left(40);
    rig.off(0, 3).left(40);
    assertThat(rig.decibels()).as("only the first is kept").isCloseTo(0, within(0.01));
    rig.control(66, 0).left(40);
    assertThat(rig.processor.idle()).isTrue();
  }

  @Test
  void theSostenutoPedalKeepsOnlyTheNotesThatAreDownWhenItGoesDown() {
    Rig rig = new Rig(Rig.made(Rig.constant()));
    rig.control(66, 80).on(0, 1, 60, 1).left(5);
    // It is down already: another value is no other press.
    rig.control(66, 127).left(1);
    rig.off(0, 1).left(40);
    assertThat(rig.processor.idle()).isTrue();
  }

  @Test
  void aPedalThatGoesUpEndsEachNoteOnceHoweverItsVoicesLie() {
    Zone.Builder left = Rig.constant();
    left.keyLow = 60;
    Zone.Builder right = Rig.constant();
    right.keyLow = 60;
    Zone.Builder single = Rig.constant();
    single.keyHigh = 59;
    Zone.Builder end = Rig.constant();
    end.keyLow = 60;
    end.trigger = Zone.Trigger.RELEASE;
    Rig rig = new Rig(Rig.made(left), Rig.made(right), Rig.made(single), Rig.made(end));
    rig.on(0, 1, 50, 1).on(1, 2, 60, 1).left(5);
    // The place of the single voice is free again: the next note has it and one behind the other's.
    rig.off(0, 1).left(40);
    rig.control(64, 127).on(0, 3, 64, 1).left(5);
    rig.off(0, 2).off(1, 3).left(5);
    rig.control(64, 0).left(40);
    assertThat(rig.decibels()).as("two ends").isCloseTo(20 * Math.log10(2), within(0.01));
  }

  @Test
  void aProgramChangeSelectsAmongThePreparedOnes() {
    Zone.Builder quiet = Rig.constant();
    quiet.gain = -20;
    Rig rig =
        new Rig(
            true,
            new int[] {0, 5},
            new Program(List.of(Rig.made(Rig.constant()))),
            new Program(List.of(Rig.made(quiet))));
    rig.io.events.add(Events.PROGRAM, 0, 0, 5, 0);
    rig.on(0, 1, 60, 1).left(10);
    assertThat(rig.decibels()).isCloseTo(-20, within(0.01));
    rig.off(0, 1).left(40);
    rig.io.events.add(Events.PROGRAM, 0, 0, 99, 0);
    rig.on(0, 2, 60, 1).left(10);
    assertThat(rig.decibels())
        .as("an unknown program changes nothing")
        .isCloseTo(-20, within(0.01));
  }

  @Test
  void morePlayedThanThePolyphonyEndsTheLeastWithoutAClick() {
    Rig rig = new Rig(Rig.made(Rig.constant())).set("polyphony", 4);
    for (int note = 1; note <= 4; note++) {
      rig.on(0, note, 60, 1);
    }
    rig.left(20);
    double[] x = rig.on(0, 5, 60, 1).left(40);
    double four = 4 * Rig.MIDDLE * Rig.VOLUME;
    assertThat(x[x.length - 1]).isCloseTo(four, within(0.001));
    for (int i = 1; i < x.length; i++) {
      assertThat(Math.abs(x[i] - x[i - 1])).isLessThan(0.05);
    }
  }

  @Test
  void hundredsOfNotesAtOnceLeaveNothingBehind() {
    Rig rig = new Rig(Rig.made(Rig.constant()));
    for (int note = 1; note <= 1000; note++) {
      rig.on(note % 64, note, note % 128, 1);
    }
    rig.left(10);
    rig.io.events.add(Events.ALL_OFF, 0, 0, 0, 0);
    rig.left(60);
    assertThat(rig.processor.idle()).isTrue();
  }

  @Test
  void roundRobinTakesItsTurns() {
    Zone.Builder first = Rig.constant();
    first.sequenceLength = 2;
    first.index = 0;
    Zone.Builder second = Rig.constant();
    second.sequenceLength = 2;
    second.sequencePosition = 2;
    second.index = 1;
    second.gain = -20;
    Rig rig = new Rig(Rig.made(first), Rig.made(second));
    for (int i = 0; i < 6; i++) {
      rig.on(0, i + 1, 60, 1).left(10);
      assertThat(rig.decibels()).isCloseTo(i % 2 == 0 ? 0 : -20, within(0.01));
      rig.off(0, i + 1).left(60);
    }
  }

  @Test
  void aLoopUntilReleasePlaysTheRestAfterwards() {
    Zone.Builder zone = Rig.zone(2000, i -> i < 200 ? 1 : 0.5);
    zone.looping = Zone.Looping.UNTIL_RELEASE;
    zone.loopStart = 50;
    zone.loopEnd = 150;
    zone.set(Generator.VOL_ENV_RELEASE, 6000);
    Rig rig = new Rig(Rig.made(zone));
    rig.on(0, 1, 60, 1).left(100);
    assertThat(rig.decibels()).isCloseTo(0, within(0.01));
    rig.off(0, 1).left(10);
    assertThat(rig.decibels()).isCloseTo(-6.02 - 100 * 704 / 48000.0 / 32, within(0.05));
  }

  @Test
  void lanesAndScalarsGiveTheSameBits() {
    for (long seed = 1; seed <= 6; seed++) {
      var random = new Random(seed);
      Zone[] zones = new Zone[5];
      for (int i = 0; i < zones.length; i++) {
        zones[i] = anyZone(random);
      }
      Rig one = new Rig(true, zones);
      Rig two = new Rig(false, zones);
      for (int q = 0; q < 400; q++) {
        disturb(random, q, one, two);
        assertThat(one.stereo(1)).as("seed %d quantum %d", seed, q).isEqualTo(two.stereo(1));
      }
    }
  }

  @Test
  void theSidesOfAStereoSampleAreReadTogetherToTheSameBits() {
    for (long seed = 11; seed <= 14; seed++) {
      var random = new Random(seed);
      Zone[] sides = new Zone[2];
      for (int i = 0; i < 2; i++) {
        Zone.Builder zone = Rig.zone(9000 + 10 * i, k -> random.nextDouble() - 0.5);
        zone.looping = i == seed % 2 ? Zone.Looping.ALWAYS : Zone.Looping.NONE;
        zone.loopStart = 3000;
        zone.loopEnd = 6000 + 1000 * i;
        zone.set(Generator.PAN, i == 0 ? -500 : 500).set(Generator.FILTER_CUTOFF, 9000);
        sides[i] = Rig.made(zone);
      }
      Rig one = new Rig(true, sides);
      Rig two = new Rig(false, sides);
      for (int q = 0; q < 300; q++) {
        disturb(random, q, one, two);
        assertThat(one.stereo(1)).as("seed %d quantum %d", seed, q).isEqualTo(two.stereo(1));
      }
    }
  }

  private static Zone anyZone(Random random) {
    Zone.Builder zone = Rig.zone(500 + random.nextInt(2000), i -> random.nextDouble() - 0.5);
    zone.looping = LOOPINGS.get(random.nextInt(4));
    zone.loopStart = random.nextInt(400);
    zone.loopEnd = zone.loopStart + 1 + random.nextInt(90);
    zone.set(Generator.PAN, random.nextInt(1000) - 500);
    zone.set(Generator.FILTER_CUTOFF, 4000 + random.nextInt(12000));
    zone.set(Generator.FILTER_Q, random.nextInt(200));
    zone.set(Generator.MOD_ENV_TO_FILTER, random.nextInt(4000) - 2000);
    zone.set(Generator.MOD_ENV_DECAY, -2000);
    zone.set(Generator.MOD_LFO_TO_VOLUME, random.nextInt(100));
    zone.set(Generator.VOL_ENV_RELEASE, -3000);
    zone.keyLow = random.nextInt(60);
    zone.filter = FILTERS.get(random.nextInt(4));
    return Rig.made(zone);
  }

  private static void disturb(Random random, int quantum, Rig... rigs) {
    int kind = random.nextInt(4);
    int frame = random.nextInt(64);
    int key = random.nextInt(128);
    float value = random.nextFloat();
    for (Rig rig : rigs) {
      switch (kind) {
        case 0 -> rig.on(frame, quantum % 20, key, value);
        case 1 -> rig.off(frame, key % 20);
        case 2 -> rig.io.events.add(Events.BEND, frame, 0, 0, 2 * value - 1);
        default -> rig.control(List.of(1, 7, 10, 11, 64).get(key % 5), (int) (value * 127));
      }
    }
  }
}
