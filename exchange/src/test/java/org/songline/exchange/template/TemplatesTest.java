package org.songline.exchange.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.builtin.BuiltIn;
import org.songline.model.song.Device;
import org.songline.model.song.Song;
import org.songline.model.song.SongCheck;
import org.songline.model.song.Track;

class TemplatesTest {
  @TestFactory
  Stream<DynamicTest> everyTemplateIsAWholeSongOfKnownDevices() {
    return Stream.concat(Stream.of(Templates.bare()), Templates.all().stream())
        .map(
            template ->
                DynamicTest.dynamicTest(
                    template.genre().isEmpty() ? "bare" : template.genre(), () -> check(template)));
  }

  private static void check(Template template) {
    Song song = template.song("Test", 48_000, template.tempo(), template.key());
    SongCheck.check(song);
    assertThat(song.tempos().getFirst().bpm()).isEqualTo(template.tempo());
    for (Track track : song.tracks()) {
      for (Device device : track.devices()) {
        DeviceType type = BuiltIn.catalogue().find(device.type()).orElseThrow();
        device.parameters().forEach((id, value) -> accepts(type, id, value));
        assertThat(device.sideChain().isEmpty() || type.sideChain()).isTrue();
      }
    }
  }

  private static void accepts(DeviceType type, String id, double value) {
    int index = type.parameter(id);
    assertThat(index).as(type.id() + " has a parameter " + id).isNotNegative();
    Parameter parameter = type.parameters().get(index);
    assertThat(parameter.limited(value)).as(type.id() + " " + id).isEqualTo(value);
  }
}
