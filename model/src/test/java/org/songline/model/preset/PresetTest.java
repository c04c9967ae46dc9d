package org.songline.model.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songline.model.SongProblem;
import org.songline.model.edit.Edit;
import org.songline.model.edit.TrackEdit.PutTrack;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.text.PresetText;

class PresetTest {
  private static final String TEXT =
      """
      {
        "songline-preset": 1,
        "name": "Wobble",
        "about": "A bass that moves.",
        "tags": {
          "genre": ["house", "techno"],
          "role": ["bass"]
        },
        "devices": [
          {
            "id": "mover",
            "type": "lfo",
            "modulations": [
              {"device": "sound", "parameter": "cutoff", "depth": 0.4}
            ]
          },
          {
            "id": "sound",
            "type": "synth",
            "parameters": {
              "cutoff": 300
            }
          }
        ]
      }
      """;

  private static Preset read(String text) {
    return PresetText.read("a.json", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Song song(Device... devices) {
    Track track =
        Track.of(new TrackId("bass"), Track.Kind.INSTRUMENT, "Bass").withDevices(List.of(devices));
    Edit edit = new PutTrack(0, Optional.empty(), Optional.of(track));
    return edit.apply(Song.empty("Song", 48_000));
  }

  @Test
  void aPresetIsTextThatComesBackTheSame() {
    Preset preset = read(TEXT);
    assertThat(PresetText.write(preset)).isEqualTo(TEXT);
    assertThat(preset.types()).isEqualTo("lfo+synth");
    assertThat(preset.tagged("genre", "techno")).isTrue();
    String plain =
        "{\"songline-preset\": 1, \"name\": \"x\", \"devices\": [{\"type\": \"eq\"}, {\"type\":"
            + " \"eq\"}]}";
    assertThat(PresetText.write(read(plain))).doesNotContain("\"id\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"songline-preset\": 1 | \"songline-preset\": 2 | a.json:1: the format 2 cannot be",
        "\"name\": \"Wobble\" | \"name\": \"\" | a.json: preset: the name is empty",
        "\"device\": \"sound\" | \"device\": \"else\" | a.json: preset: mover modulates else",
        "\"tags\" | \"tagz\" | a.json:5: there is no key \"tagz\" here",
      })
  void whatIsWrongIsToldInOneLine(String from, String to, String told) {
    assertThatThrownBy(() -> read(TEXT.replace(from, to)))
        .isInstanceOf(SongProblem.class)
        .hasMessageStartingWith(told)
        .hasMessageNotContaining("\n");
  }

  @Test
  void loadingGivesADeviceTheSettingsAndNothingElseAndUndoes() {
    Device device =
        Device.of(new DeviceId("s"), "synth")
            .withParameters(new TreeMap<>(Map.of("cutoff", 900.0, "drive", 3.0)));
    Song song = song(device);
    Preset preset =
        read(
            "{\"songline-preset\": 1, \"name\": \"x\", \"devices\": [{\"type\": \"synth\","
                + " \"parameters\": {\"cutoff\": 300}}]}");
    var load = PresetEdits.load(song, new DeviceId("s"), preset);
    Song loaded = load.apply(song);
    assertThat(loaded.tracks().getFirst().devices().getFirst().parameters())
        .isEqualTo(Map.of("cutoff", 300.0));
    assertThat(load.inverse().apply(loaded)).isEqualTo(song);
    assertThat(
            PresetEdits.initialise(song, new DeviceId("s"))
                .apply(song)
                .tracks()
                .getFirst()
                .devices()
                .getFirst())
        .isEqualTo(Device.of(new DeviceId("s"), "synth"));
    assertThatThrownBy(() -> PresetEdits.load(song, new DeviceId("s"), read(TEXT)))
        .hasMessageContaining("is for lfo+synth");
  }

  @Test
  void aChainIsPutInWithNewIdsAndItsModulationsFollow() {
    Song song = song(Device.of(new DeviceId("synth-1"), "synth"));
    Song made = PresetEdits.insert(song, new TrackId("bass"), 0, read(TEXT)).apply(song);
    List<Device> chain = made.tracks().getFirst().devices();
    assertThat(chain)
        .extracting(device -> device.id().text())
        .containsExactly("lfo-1", "synth-2", "synth-1");
    assertThat(chain.getFirst().modulations().getFirst().device().text()).isEqualTo("synth-2");
    Preset back =
        PresetEdits.taken(
            made,
            List.of(new DeviceId("lfo-1"), new DeviceId("synth-2")),
            "Wobble",
            "A bass that moves.",
            read(TEXT).tags());
    Song again = PresetEdits.insert(song, new TrackId("bass"), 0, back).apply(song);
    assertThat(again).isEqualTo(made);
  }
}
