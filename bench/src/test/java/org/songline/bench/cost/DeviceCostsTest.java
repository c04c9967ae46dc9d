package org.songline.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.songline.devices.Assets;
import org.songline.devices.DeviceType;
import org.songline.devices.builtin.BuiltIn;
import org.songline.studio.manual.Load;

class DeviceCostsTest {
  @Test
  void everyDeviceOfTheCatalogueHasARow() {
    assertThat(Task.all().stream().map(Task::type).collect(Collectors.toSet()))
        .containsAll(BuiltIn.catalogue().types().stream().map(DeviceType::id).toList());
  }

  @Test
  void rowsHaveNamesOfTheirOwnAndParametersThatTheirDevicesHave() {
    assertThat(Task.all().stream().map(Task::name)).doesNotHaveDuplicates();
    for (Task task : Task.all()) {
      DeviceType type = BuiltIn.catalogue().find(task.type()).orElseThrow();
      assertThat(type.parameters().stream().map(parameter -> parameter.id()))
          .as(task.name())
          .containsAll(task.values().keySet());
    }
  }

  @Test
  void devicesWithLanesAreMeasuredBothWays() {
    List<String> names = Task.all().stream().map(Task::name).toList();
    assertThat(names)
        .contains("eq, 4 bells", "eq, 4 bells, in lanes", "compressor", "compressor, in lanes")
        .doesNotContain("reverb, in lanes");
  }

  @Test
  void aSettingThatADeviceDoesNotHaveIsRefused() {
    DeviceType eq = BuiltIn.catalogue().find("eq").orElseThrow();
    assertThatThrownBy(() -> Load.of(eq, Map.of("bells", 4.0), Assets.NONE, 0, 1))
        .hasMessage("eq has no parameter bells");
  }

  @Test
  void effectsHearNoiseAndInstrumentsPlay() {
    for (String id : List.of("eq", "synth", "reverb")) {
      DeviceType type = BuiltIn.catalogue().find(id).orElseThrow();
      Load load = Load.of(type, Map.of(), Assets.NONE, 8, 2);
      assertThat(load.run(20)).as(id).isNotZero().isNotEqualTo(load.run(1));
    }
  }

  @Test
  void theMedianOfTheRunsCounts() {
    assertThat(Figure.of(List.of(0.004, 0.001, 0.002)).perCore()).isCloseTo(500, within(1e-9));
    assertThat(Figure.of(List.of(0.001, 0.003)).perCore()).isCloseTo(500, within(1e-9));
    assertThatThrownBy(() -> Figure.of(List.of())).hasMessage("no runs");
  }

  @Test
  void oursIsAheadByTheTimeThatTheOtherTakes() {
    assertThat(new Figure(0.001).ahead(new Figure(0.0025))).isCloseTo(2.5, within(1e-12));
  }

  @Test
  void instancesAreToldToThreeFigures() {
    assertThat(new Figure(1 / 23_456.0)).hasToString("23500");
    assertThat(new Figure(1 / 987.4)).hasToString("987");
    assertThat(new Figure(1 / 8.87)).hasToString("8.9");
    assertThat(new Figure(0)).hasToString("too many to tell");
  }

  @Test
  void theBestOfTheOthersIsTheCheapestThatIsThere() {
    PeerCost dear = new PeerCost("dear", "", "", List.of(0.003));
    PeerCost cheap = new PeerCost("cheap", "", "", List.of(0.001, 0.9, 0.001));
    PeerCost absent = new PeerCost("absent", "", "not installed", List.of());
    assertThat(PeerCost.best(List.of(dear, absent, cheap))).contains(cheap);
    assertThat(PeerCost.best(List.of(absent))).isEmpty();
  }

  @Test
  void linesOfOtherProgramsAreRead() {
    assertThat(PeerCost.parse("x42 fil4\ttwo shelves more\t0.002500 0.002400"))
        .isEqualTo(new PeerCost("x42 fil4", "two shelves more", "", List.of(0.0025, 0.0024)));
    assertThat(PeerCost.parse("csound pareq\t\tmissing csound is not installed"))
        .isEqualTo(new PeerCost("csound pareq", "", "csound is not installed", List.of()));
    assertThatThrownBy(() -> PeerCost.parse("nothing of the kind"))
        .hasMessageStartingWith("not a line of three fields");
  }
}
