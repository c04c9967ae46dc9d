package org.songline.coach.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.coach.Songs.device;
import static org.songline.coach.Songs.id;
import static org.songline.coach.Songs.note;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.coach.Songs;
import org.songline.coach.listening.HeardTrack;
import org.songline.coach.listening.Listener;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Sound;
import org.songline.coach.mending.Chain;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.media.SongFiles;
import org.songline.media.Progress;
import org.songline.model.song.Device;
import org.songline.model.song.Device.SideChain;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Note;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Kind;
import org.songline.model.song.Track.Output;
import org.songline.model.song.Track.Send;

/** A song heard again with recordings of what did not change sounds as if all were made anew. */
class ReuseTest {
  @TempDir static Path folder;
  private static Scene scene;

  @BeforeAll
  static void listen() throws IOException {
    scene =
        Scene.of(
            new CleanSong(
                "parts", song(), new SongFiles(Path.of("none")), id("High"), id("Pad"), id("Low")),
            folder);
  }

  /** Every way that sound can go: groups, sends before and after the fader, own outputs, keys. */
  private static Song song() {
    Device kit =
        device("kit", "drums", Map.of("snare-output", 1.0))
            .withOutputs(new TreeMap<>(Map.of("out-1", id("Hits"))));
    Device ducked =
        device("pad-ducked", "compressor", Map.of("threshold", -40.0))
            .withSideChain(Optional.of(new SideChain(id("Low"), true)));
    return new Songs()
        .plays("Kit", List.of(note(0, 1, 36), note(1, 1, 38), note(3, 1, 38)), kit)
        .track(Kind.GROUP, "Hits", device("hits-eq", "eq", Map.of()))
        .plays("Low", List.of(note(0, 1, 36), note(2, 1, 38)), synth("low"))
        .plays("High", tune(), synth("high"), device("high-limit", "limiter", Map.of("gain", 6.0)))
        .plays("Pad", List.of(note(0, 4, 60), note(0, 4, 64)), synth("pad"), ducked)
        .track(Kind.GROUP, "Band", device("band-squash", "compressor", Map.of("threshold", -30.0)))
        .track(Kind.RETURN, "Far", device("far", "reverb", Map.of("mix", 100.0)))
        .track(Kind.RETURN, "Echo", device("echo", "delay", Map.of("mix", 100.0)))
        .change("Hits", track -> sent(track, "Far", false))
        .change("Low", track -> track.withOutput(new Output.To(id("Band"))))
        .change("High", track -> sent(track, "Echo", true).withOutput(new Output.To(id("Band"))))
        .change("Pad", track -> track.withStrip(track.strip().withFader(-5).withPan(0.4)))
        .change("Echo", track -> sent(track, "Far", false))
        .song();
  }

  private static List<Note> tune() {
    return List.of(note(0.5, 1, 72), note(1.5, 1, 76), note(2.5, 1.5, 79));
  }

  private static Device synth(String name) {
    return device(name + "-synth", "synth", Map.of());
  }

  private static Track sent(Track track, String to, boolean preFader) {
    return track.withSends(List.of(new Send(id(to), preFader, -6, 0.2, true)));
  }

  private static Song changed(String track) {
    return Chain.appended(
        song(),
        track.equals("Master") ? TrackId.MASTER : id(track),
        "utility",
        Map.of("gain", -3.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Kit", "Hits", "Low", "High", "Pad", "Band", "Far", "Echo", "Master"})
  void whateverChangesTheMixIsTheSame(String track) throws IOException {
    Song song = changed(track);
    Listening made =
        Listener.song(
            song, BuiltIn.catalogue(), scene.files(), Optional.of(song.end()), Progress.NONE);
    Listening again = scene.hear(song);
    same(made.mix(), again.mix());
    for (HeardTrack each : made.tracks()) {
      same(each.sound(), again.track(each.track().id()).orElseThrow().sound());
    }
    assertThat(again.mix().hearing().mid()).isNotEqualTo(scene.heard().mix().hearing().mid());
  }

  private static void same(Sound one, Sound other) {
    assertThat(other.hearing().mid()).isEqualTo(one.hearing().mid());
    assertThat(other.hearing().side()).isEqualTo(one.hearing().side());
  }

  @Test
  void onlyWhatChangedAndWhatHearsItIsMade() {
    assertThat(reuse("High").same()).containsExactlyInAnyOrder(all("Kit", "Hits", "Low", "Pad"));
    assertThat(reuse("Low").same())
        .containsExactlyInAnyOrder(all("Kit", "Hits", "High", "Far", "Echo"));
    assertThat(reuse("Master").same()).hasSize(8);
    assertThat(reuse("Master").played().tracks())
        .filteredOn(track -> !track.id().equals(TrackId.MASTER))
        .allMatch(track -> track.kind() == Kind.AUDIO && track.devices().isEmpty());
  }

  @Test
  void aSoloOfOneTrackIsHeardInAll() {
    Song song = song();
    Track high = song.track(id("High")).orElseThrow();
    Song soloed = song.with(high.withStrip(high.strip().withSoloed(true)));
    assertThat(new Reuse(song, soloed, scene.recordings()).same()).isEmpty();
  }

  private static Reuse reuse(String track) {
    return new Reuse(song(), changed(track), scene.recordings());
  }

  private static TrackId[] all(String... names) {
    return List.of(names).stream().map(Songs::id).toArray(TrackId[]::new);
  }
}
