package org.songline.cli.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.cli.Called;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.PersonId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Person;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.store.SongFolder;

/** Who made a song, by command. */
class RightsCommandsTest {
  @TempDir private Path folder;
  private Path song = Path.of("");

  @BeforeEach
  void makeSong() {
    song = folder.resolve("boats");
    Song empty = Song.empty("Paper Boats", 48_000);
    Device synth =
        new Device(
            new DeviceId("synth"),
            "synth",
            true,
            new TreeMap<>(),
            new TreeMap<>(),
            Optional.empty());
    Track pad =
        Track.of(new TrackId("pad"), Track.Kind.INSTRUMENT, "Pad").withDevices(List.of(synth));
    SongFolder.create(
            song,
            empty
                .withPeople(
                    List.of(
                        new Person(new PersonId("anna"), "Anna Berg", List.of("vocals", "lyrics")),
                        new Person(
                            new PersonId("tom"), "Tom Reed", List.of("producer", "composer"))))
                .withTracks(List.of(pad, empty.master())))
        .close();
  }

  private static Called done(Object... words) {
    Called called = Called.songline(words);
    assertThat(called.err()).isEmpty();
    assertThat(called.code()).isZero();
    return called;
  }

  private static void wrong(int code, Object... words) {
    Called called = Called.songline(words);
    assertThat(called.code()).isEqualTo(code);
    assertThat(called.err().lines()).hasSize(1);
  }

  @Test
  void aSongTellsWhoMadeIt() throws IOException {
    assertThat(done("rights", "credits", song, "--dry-run").out()).contains("would add person");
    assertThat(Files.exists(song.resolve("release"))).isFalse();
    assertThat(done("rights", "credits", song).out())
        .contains("added person Anna Berg", "added work Paper Boats", "tom-reed, producer");
    assertThat(done("rights", "credits", song).out()).contains("everything that the song says");
    var json = done("rights", "credits", song, "--json").json();
    assertThat(json.get("recording").asString()).isEqualTo("paper-boats");
    Path label = Files.createDirectories(folder.resolve("label"));
    assertThat(done("rights", "credits", label, "--song", song).out()).contains("added work");
    assertThat(done("rights", "recording", label, "list", "paper-boats", "--json").out())
        .contains("../boats");
    wrong(2, "rights", "credits", label);
  }

  @Test
  void peopleAreAddedChangedAndRemoved() {
    done("rights", "person", song, "add", "Anna Berg", "ipi=00014107338");
    done("rights", "person", song, "set", "anna berg", "legal-name=Anna Maria Berg");
    assertThat(done("rights", "person", song).out())
        .contains("Anna Maria Berg", "00014107338", "anna-berg");
    var json = done("rights", "person", song, "list", "anna-berg", "--json").json();
    assertThat(json.get(0).get("legal-name").asString()).isEqualTo("Anna Maria Berg");
    done("rights", "person", song, "remove", "anna-berg");
    assertThat(done("rights", "person", song).out()).contains("there is no party yet");
    assertThat(done("rights", "person", song, "keys").out()).contains("contact.email");
    wrong(1, "rights", "person", song, "add", "Tom", "ipi=1");
    wrong(2, "rights", "person", song, "set", "nobody", "ipi=1");
    wrong(2, "rights", "person", song, "add", "Tom", "ipi");
  }

  @Test
  void worksAndRecordingsAreTyped() {
    done("rights", "credits", song);
    done("rights", "work", song, "set", "paper-boats", "writers=tom-reed:composer:100%");
    done(
        "rights",
        "recording",
        song,
        "set",
        "Paper Boats",
        "isrc=DE-H01-26-00001",
        "advisory=not-explicit",
        "owners=anna-berg:50%;tom-reed:50%");
    assertThat(done("rights", "show", song).out())
        .contains("DE-H01-26-00001", "tom-reed 100%", "anna-berg 50%")
        .doesNotContain("not settled");
    done("rights", "recording", song, "add", "Low Tide", "--artist", "Tom Reed");
    assertThat(done("rights", "recording", song).out()).contains("Low Tide", "low-tide");
    wrong(2, "rights", "recording", song, "add", "Undertow");
    wrong(1, "rights", "recording", song, "set", "low-tide", "owners=nobody:50%");
    wrong(1, "rights", "person", song, "remove", "tom-reed");
  }
}
