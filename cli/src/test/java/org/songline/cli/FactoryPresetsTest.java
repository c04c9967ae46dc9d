package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.devices.Catalogue;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.builtin.BuiltIn;
import org.songline.model.song.Device;
import org.songline.model.text.PresetText;
import org.songline.studio.Library;
import org.songline.studio.presets.PresetLevel;
import org.songline.studio.presets.PresetShelf;

/** The presets that come with Songline are whole, can be found, and are equally loud. */
class FactoryPresetsTest {
  private static final Catalogue CATALOGUE = BuiltIn.catalogue();

  private static final Set<String> ROLES =
      Set.of(
          "bass",
          "lead",
          "pad",
          "keys",
          "pluck",
          "brass",
          "strings",
          "drums",
          "percussion",
          "texture",
          "fx",
          "vocal",
          "guitar",
          "synth",
          "bus",
          "master",
          "send",
          "creative");

  private static final Set<String> GENRES =
      Set.of(
          "trap", "house", "techno", "drum-and-bass", "lo-fi", "pop", "rock", "indie-folk", "any");

  @TempDir private Path none;

  private PresetShelf shelf() throws IOException {
    PresetShelf shelf = PresetShelf.open(Library.folder().resolve("presets"), none);
    assertThat(shelf.problems()).isEmpty();
    return shelf;
  }

  @Test
  void thereAreHundredsSpreadOverDevicesRolesAndGenres() throws IOException {
    PresetShelf shelf = shelf();
    assertThat(shelf.entries()).hasSizeGreaterThanOrEqualTo(200);
    var roles = new TreeSet<String>();
    var genres = new TreeSet<String>();
    var types = new TreeSet<String>();
    for (PresetShelf.Entry entry : shelf.entries()) {
      var tags = entry.preset().tags();
      assertThat(tags).as(entry.reference()).containsKeys("role", "genre", "character");
      roles.addAll(tags.getOrDefault("role", List.of()));
      genres.addAll(tags.getOrDefault("genre", List.of()));
      entry.preset().devices().forEach(device -> types.add(device.type()));
      assertThat(entry.preset().about()).as(entry.reference()).endsWith(".");
    }
    assertThat(roles).isEqualTo(new TreeSet<>(ROLES));
    assertThat(genres).isEqualTo(new TreeSet<>(GENRES));
    Set<String> known = CATALOGUE.types().stream().map(DeviceType::id).collect(Collectors.toSet());
    assertThat(known).containsAll(types);
    assertThat(types).hasSizeGreaterThan(40);
  }

  @Test
  void everyParameterAndFileIsThereAndInItsRange() throws IOException {
    for (PresetShelf.Entry entry : shelf().entries()) {
      for (Device device : entry.preset().devices()) {
        DeviceType type = CATALOGUE.find(device.type()).orElseThrow();
        device.parameters().forEach((id, value) -> check(entry.reference(), type, id, value));
        device
            .assets()
            .forEach(
                (slot, file) ->
                    assertThat(Library.files(none).asset(file))
                        .as(entry.reference() + " " + slot)
                        .isPresent());
        for (Device.Modulation modulation : device.modulations()) {
          Device target =
              entry.preset().devices().stream()
                  .filter(each -> each.id().equals(modulation.device()))
                  .findFirst()
                  .orElseThrow();
          assertThat(CATALOGUE.find(target.type()).orElseThrow().parameter(modulation.parameter()))
              .as(entry.reference())
              .isNotNegative();
        }
      }
      assertThat(PresetText.write(entry.preset()))
          .as(entry.reference() + " is canonical text; songline presets level writes it")
          .isEqualTo(Files.readString(entry.file()));
    }
  }

  private static void check(String preset, DeviceType type, String id, double value) {
    int index = type.parameter(id);
    assertThat(index).as(preset + ": " + type.id() + " has " + id).isNotNegative();
    Parameter parameter = type.parameters().get(index);
    assertThat(parameter.limited(value)).as(preset + ": " + id).isEqualTo(value);
  }

  /** Within 1.5 LU to both sides; those that another track must steer have no level. */
  @Test
  void allPlayWithinThreeLoudnessUnits() throws IOException {
    PresetLevel level = new PresetLevel(CATALOGUE, Library.files(none));
    List<String> off = Collections.synchronizedList(new ArrayList<>());
    shelf().entries().parallelStream()
        .filter(entry -> !PresetLevel.needsKey(entry.preset()))
        .forEach(
            entry -> {
              try {
                PresetLevel.Heard heard = level.hear(entry.preset());
                if (!(Math.abs(heard.off()) <= 1.5) || !heard.problems().isEmpty()) {
                  off.add(
                      "%s: %+.1f LU %s"
                          .formatted(entry.reference(), heard.off(), heard.problems()));
                }
              } catch (IOException e) {
                off.add(entry.reference() + ": " + e.getMessage());
              }
            });
    assertThat(off).isEmpty();
  }
}
