package org.songline.devices.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.songline.media.sfz.SfzReader;
import org.songline.media.soundfont.Generator;
import org.songline.media.soundfont.Modulator;
import org.songline.media.soundfont.Preset;
import org.songline.media.soundfont.Region;
import org.songline.media.soundfont.SoundFont;
import org.songline.media.soundfont.SoundFontReader;

/** The sound libraries of this machine's packages play, and nothing that they ask for is lost. */
class InstalledLibrariesTest {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/share/sounds"),
          Path.of("/usr/share/samples"),
          Path.of("/usr/share/sfz"),
          Path.of("/usr/lib/lv2"));

  /** What the sampler leaves to the track's sends. */
  private static final Set<Integer> SENDS = Set.of(Generator.REVERB_SEND, Generator.CHORUS_SEND);

  private static final Set<Integer> SOURCES =
      Set.of(
          Modulator.VELOCITY,
          Modulator.KEY,
          Modulator.KEY_PRESSURE,
          Modulator.CHANNEL_PRESSURE,
          Modulator.PITCH_WHEEL,
          Modulator.PITCH_WHEEL_RANGE);

  private static List<Path> installed(String... endings) throws IOException {
    Set<Path> found = new TreeSet<>();
    for (Path place : PLACES) {
      if (Files.isDirectory(place)) {
        try (var files = Files.walk(place)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            String name = file.toString().toLowerCase(Locale.ROOT);
            for (String ending : endings) {
              if (name.endsWith(ending)) {
                found.add(file.toRealPath());
              }
            }
          }
        }
      }
    }
    return List.copyOf(found);
  }

  @Test
  void everySoundFontPlaysAndAsksForNothingThatIsNotPlayed() throws IOException {
    List<Path> fonts = installed(".sf2", ".sf3");
    Assumptions.assumeFalse(fonts.isEmpty(), "no SoundFont is installed: nothing to look through");
    for (Path file : fonts) {
      SoundFont font = SoundFontReader.read(file);
      var lost = new TreeMap<String, Integer>();
      int regions = 0;
      for (Preset preset : font.presets()) {
        for (Region region : preset.regions()) {
          regions++;
          for (Modulator m : region.modulators()) {
            lost(m).forEach(what -> lost.merge(what, 1, Integer::sum));
          }
        }
      }
      System.out.println(
          file.getFileName() + ": " + font.presets().size() + " presets, " + regions + " regions");
      assertThat(lost).as(file.toString()).isEmpty();
      sounds(font);
    }
  }

  private static List<String> lost(Modulator m) {
    List<String> lost = new ArrayList<>();
    for (int source : new int[] {m.source(), m.amountSource()}) {
      int number = Modulator.controller(source);
      if (source != 0 && !Modulator.isMidi(source) && !SOURCES.contains(number)) {
        lost.add("modulator source " + number);
      }
    }
    if (m.transform() != 0 && m.transform() != 2) {
      lost.add("modulator transform " + m.transform());
    }
    boolean known = m.destination() == Modulator.INITIAL_PITCH || m.destination() < Generator.COUNT;
    if (!known && !SENDS.contains(m.destination())) {
      lost.add("modulator destination " + m.destination());
    }
    return lost;
  }

  /** A note in the middle of the range of two presets. */
  private static void sounds(SoundFont font) throws IOException {
    var library = new FontLibrary(font);
    for (int i : new int[] {0, font.presets().size() / 2}) {
      Preset preset = font.presets().get(i);
      if (preset.regions().isEmpty()) {
        continue;
      }
      Region region = preset.regions().get(preset.regions().size() / 2);
      int number = preset.bank() << 7 | preset.program();
      Program program = library.program(number, Playback.PLAIN);
      int key = (region.keyLow() + region.keyHigh()) / 2;
      double velocity = (region.velocityLow() + region.velocityHigh()) / 254.0;
      double most = 0;
      for (double x :
          new Rig(true, new int[] {number}, program).on(0, 1, key, velocity).left(400)) {
        most = Math.max(most, Math.abs(x));
      }
      assertThat(most).as(preset.name()).isBetween(1e-5, 20.0);
    }
  }

  @Test
  void everySfzInstrumentIsUnderstood() throws IOException {
    List<Path> instruments = installed(".sfz");
    Assumptions.assumeFalse(instruments.isEmpty(), "no SFZ instrument is installed");
    for (Path file : instruments) {
      assertThat(SfzReader.read(file).notes()).as(file.toString()).isEmpty();
    }
  }
}
