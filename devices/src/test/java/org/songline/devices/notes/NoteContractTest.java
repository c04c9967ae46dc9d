package org.songline.devices.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songline.devices.DeviceRun;
import org.songline.devices.DeviceType;
import org.songline.devices.Events;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.dsp.Quantum;

/** What every note device promises, whatever it does. */
class NoteContractTest {
  static Stream<DeviceType> devices() {
    return NoteDevices.all().stream();
  }

  /** Random playing with random settings that change on the way; then all keys go up. */
  private static NoteRun play(DeviceType type, long seed) {
    var random = new Random(seed);
    double[] values = DeviceRun.anyValues(type, random);
    int hold = type.parameter("hold");
    if (hold >= 0) {
      values[hold] = 0;
    }
    NoteRun run = new NoteRun(type, values);
    run.run.io.tempo = 60 + random.nextInt(120);
    for (int i = 0; i < 40; i++) {
      long from = random.nextInt(200_000);
      int number = i + 1;
      run.note(
          number,
          from,
          from + 1 + random.nextInt(random.nextBoolean() ? 50 : 60_000),
          random.nextInt(128),
          (1 + random.nextInt(127)) / 127f);
      run.event(from + random.nextInt(300), Events.NOTE_PITCH, number, 60, 0.5f);
    }
    for (int q = 0; q < 4000; q++) {
      if (random.nextInt(60) == 0) {
        int p = random.nextInt(values.length);
        Parameter parameter = type.parameters().get(p);
        if (parameter.kind() != Kind.STRUCTURAL && p != hold) {
          run.run.set(p, DeviceRun.anyValue(parameter, random));
        }
      }
      run.until(q * (long) Quantum.FRAMES);
    }
    return run.until(1_500_000);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("devices")
  void everyNoteThatBeginsEndsAndAllIsInOrder(DeviceType type) {
    for (long seed = 1; seed <= 30; seed++) {
      NoteRun run = play(type, seed);
      Set<Integer> sounding = new HashSet<>();
      Set<Integer> begun = new HashSet<>();
      long last = 0;
      for (NoteRun.Heard event : run.heard) {
        assertThat(event.frame()).as("seed " + seed).isGreaterThanOrEqualTo(last);
        last = event.frame();
        switch (event.kind()) {
          case Events.NOTE_ON -> {
            assertThat(begun.add(event.note())).as("a new number, seed " + seed).isTrue();
            sounding.add(event.note());
            assertThat(event.key()).isBetween(0f, 127f);
            assertThat(event.value()).isGreaterThan(0).isLessThanOrEqualTo(1);
          }
          case Events.NOTE_OFF ->
              assertThat(sounding.remove(event.note())).as("seed " + seed + " " + event).isTrue();
          default -> assertThat(event.note() == 0 || begun.contains(event.note())).isTrue();
        }
      }
      assertThat(sounding).as("seed " + seed).isEmpty();
      assertThat(run.run.processor.idle()).as("seed " + seed).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("devices")
  void playingItAgainPlaysTheSame(DeviceType type) {
    assertThat(play(type, 3).heard).isEqualTo(play(type, 3).heard);
    NoteRun used = play(type, 4);
    used.run.processor.reset();
    assertThat(used.run.processor.idle()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("devices")
  void controllersPassInTheirPlaceAndAllOffEndsAll(DeviceType type) {
    NoteRun run = new NoteRun(type);
    int late = run.run.processor.latency();
    run.note(1, 100, 900_000, 60, 0.8f)
        .event(5000, Events.CONTROL, 0, 7, 99)
        .event(6000, Events.BEND, 0, 0, 0.25f)
        .event(50_000, Events.ALL_OFF, 0, 0, 0)
        .until(200_000);
    Map<Integer, NoteRun.Heard> found = new HashMap<>();
    run.heard.forEach(event -> found.putIfAbsent(event.kind(), event));
    assertThat(found.get(Events.CONTROL))
        .isEqualTo(new NoteRun.Heard(5000 + late, Events.CONTROL, 0, 7, 99));
    assertThat(Objects.requireNonNull(found.get(Events.BEND)).value()).isEqualTo(0.25f);
    assertThat(run.heard.getLast().kind()).isEqualTo(Events.ALL_OFF);
    assertThat(run.run.processor.idle()).isTrue();
  }
}
