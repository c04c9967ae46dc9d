package org.songline.studio.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.model.song.Clip;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.studio.page.Hands.Spot;

/** Eight bars of drums, bass and chords, made from nothing with the page alone. */
class BeatJourneyTest {
  private static final String BARS_OF_SOUND =
      "song.tracks.filter((track) => track.clips.length > 0).map((track) =>"
          + " track.clips.reduce((sum, clip) => sum + clip.length, 0) / (4 * 322560)).join()";

  @TempDir private Path home;

  private static int notes(Song song, Track track) {
    return track.clips().stream()
        .mapToInt(
            clip ->
                clip instanceof Clip.NoteClip played
                    ? song.pattern(played.pattern()).orElseThrow().notes().size()
                    : 0)
        .sum();
  }

  /**
   * What every way of making the beat must lead to, and that it sounds, goes back and comes again.
   */
  private static void holds(OpenStudio studio, Hands hands, Song empty) {
    hands.until(BARS_OF_SOUND + " === '8,8,8'");
    Song made = studio.song();
    List<Track> parts =
        made.tracks().stream().filter(track -> track.kind() == Track.Kind.INSTRUMENT).toList();
    assertThat(parts).hasSize(3).allMatch(track -> !track.devices().isEmpty());
    assertThat(notes(made, parts.get(1))).isGreaterThanOrEqualTo(8);
    assertThat(notes(made, parts.get(2))).isGreaterThanOrEqualTo(24);
    Page page = hands.page();
    hands.press("Home", "Space");
    for (Track part : parts) {
      page.waitForFunction("track => studio.level(track).peakLeft > 0.003", part.id().text());
    }
    hands.press("Space");
    page.waitForFunction("() => studio.transport.peek().state === 'stopped'");
    int steps = hands.undoAll();
    assertThat(studio.song()).isEqualTo(empty);
    hands.redo(steps);
    assertThat(studio.song()).isEqualTo(made);
  }

  @Test
  void isMadeWithKeysAlone() throws Exception {
    try (OpenStudio studio = OpenStudio.of(home, OpenStudio.bare())) {
      Song empty = studio.song();
      Hands hands = new Hands(studio.window());
      hands.tabTo("Start from a beat");
      hands.press("Enter");
      hands.until("song.tracks.some((track) => track.clips.length > 0)");
      hands.tabTo("Steps");
      hands.press("ArrowRight", "ArrowRight", "ArrowRight", "Enter");
      hands.until("Object.values(song.patterns)[0].rows[0].steps.some(({ index }) => index === 3)");
      hands.command("Arrange");
      hands.press("Control+d");
      hands.until(BARS_OF_SOUND + " === '8'");
      part(hands, 1, "round sub");
      hands.press("i", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight");
      line(hands, 16);
      part(hands, 2, "ensemble strings");
      hands.tabTo("Chord to write");
      hands.press("Enter", "ArrowDown", "Enter");
      hands.press("i");
      for (int i = 0; i < 15; i++) {
        hands.press("Shift+ArrowRight");
      }
      line(hands, 4);
      holds(studio, hands, empty);
    }
  }

  @Test
  void isMadeWithTheMouse() throws Exception {
    try (OpenStudio studio = OpenStudio.of(home, OpenStudio.bare())) {
      Song empty = studio.song();
      Hands hands = new Hands(studio.window());
      hands.button("Start from a beat").click();
      hands.until("song.tracks.some((track) => track.clips.length > 0)");
      hands.tab("Arrange");
      Hands.Scale song = hands.scale(".arrange-ruler", "Snap to the grid");
      double drums = hands.row("Drums");
      hands.drag(new Spot(song.at(16) - 2, drums), new Spot(song.at(32), drums));
      hands.until(BARS_OF_SOUND + " === '8'");
      part(hands, song, "Synth");
      pencil(hands, 2, 16);
      hands.tab("Arrange");
      part(hands, song, "FM");
      hands.page().getByLabel("Chord to write").click();
      hands.option("Triad of the scale").click();
      pencil(hands, 4, 8);
      holds(studio, hands, empty);
    }
  }

  /** A track with an instrument, and eight empty bars, open on the page of notes. */
  private static void part(Hands hands, Hands.Scale song, String instrument) {
    hands.page().getByText("Add a track").click();
    hands.item("Instrument").hover();
    hands.item(instrument).click();
    hands.page().getByLabel("Track name: " + instrument).waitFor();
    double row = hands.row(instrument);
    hands.press("b");
    hands.drag(new Spot(song.at(0) + 2, row), new Spot(song.at(32) - 2, row));
    hands.press("v");
    hands.until("song.tracks.at(-2).clips.length === 1");
    hands.click(new Spot(song.at(8), row), 2);
    hands.page().locator(".notes-roll").waitFor();
    hands.press("z", "b");
  }

  /** Draws notes or chords one behind the other, each of so many beats, up and down. */
  private static void pencil(Hands hands, int beats, int times) {
    BoundingBox box = hands.page().locator(".notes-roll").boundingBox();
    Hands.Scale notes = hands.scale(".notes-ruler", "Snap");
    for (int i = 0; i < times; i++) {
      double y = box.y + box.height / 2 - 16 * (i % 4);
      hands.drag(new Spot(notes.at(beats * i) + 4, y), new Spot(notes.at(beats * (i + 1)) - 3, y));
      hands.until(
          "song.patterns[song.tracks.at(-2).clips[0].pattern].notes.some(({ at }) => at === TICK)"
              .replace("TICK", String.valueOf(beats * i * 322_560)));
    }
  }

  /** A track with a sound and an empty clip of four bars, open on the page of notes. */
  private static void part(Hands hands, int number, String sound) {
    hands.command("Add an instrument track");
    hands.until("song.tracks.filter(({ kind }) => kind === 'instrument').length > " + number);
    hands.command("Devices");
    hands.press("Insert");
    hands.choose("Search devices and presets", sound);
    hands.until("song.tracks[" + number + "].devices.length > 0");
    hands.command("Notes");
    hands.tabTo("New clip");
    hands.press("Enter");
    hands.until("song.tracks[" + number + "].clips.length === 1");
  }

  /** Repeats what is chosen, up and down the scale, and plays the four bars twice. */
  private static void line(Hands hands, int times) {
    for (int i = 1; i < times; i++) {
      hands.press("i");
      if (i % 4 == 0) {
        hands.press(i % 8 == 0 ? "Alt+ArrowDown" : "Alt+ArrowUp");
      }
    }
    hands.command("Arrange");
    hands.tabTo("Tracks and clips");
    hands.press("ArrowRight", "Control+d");
  }
}
