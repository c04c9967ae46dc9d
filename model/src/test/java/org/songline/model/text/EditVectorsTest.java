package org.songline.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.songline.model.edit.Edit;
import org.songline.model.edit.Edits;
import org.songline.model.edit.PatternEdit.PutNote;
import org.songline.model.edit.RandomSongs;
import org.songline.model.edit.Transaction;
import org.songline.model.json.Json;
import org.songline.model.json.JsonWriter;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.text.EditText.Kind;
import org.songline.model.text.EditText.Step;
import org.songline.model.time.TickPosition;

/**
 * Songs, steps and the songs after them, a line each: {@code song}, {@code step} or {@code is} and
 * JSON; then removals from that song with the step that each is: {@code track}, {@code device},
 * {@code pattern}, {@code source} or {@code send}.
 */
class EditVectorsTest {
  private static final int MOST_SONGS = 40;
  private static final int SONGS = 6;
  private static final int STEPS = 70;

  private final StringBuilder text = new StringBuilder();
  private final Set<String> words = new TreeSet<>();

  @Test
  void theVectorsOfEditsAreWhatTheModelSaysToday() throws IOException {
    for (int seed = 0; seed < SONGS; seed++) {
      RandomSongs random = new RandomSongs(seed);
      Random choices = new Random(seed);
      Song song = random.song(20 + 8 * seed);
      line("song", SongCodec.SONG.write(song));
      for (int i = 0; i < STEPS; i++) {
        song = step(step(random, choices, song), song);
      }
      line("is", SongCodec.SONG.write(song));
      removals(song);
    }
    Song sends = sends();
    line("song", SongCodec.SONG.write(sends));
    line("is", SongCodec.SONG.write(sends));
    removals(sends);
    List<String> all = Schema.edit().cases().stream().map(each -> each.fields().name()).toList();
    for (int seed = SONGS; seed < MOST_SONGS && words.size() < all.size(); seed++) {
      rare(new RandomSongs(seed));
    }
    assertThat(words).as("every kind of edit occurs").containsExactlyInAnyOrderElementsOf(all);
    Vectors.check("edits.txt", text.toString());
  }

  private Song step(Step step, Song song) {
    step.transaction().edits().forEach(edit -> words.add(edit.getClass().getSimpleName()));
    Song next = step.transaction().apply(song);
    text.append("step ").append(EditText.write(step)).append('\n');
    return next;
  }

  private static Song sends() {
    TrackId room = new TrackId("room");
    Point point = new Point(TickPosition.START, -6, Point.Shape.HOLD, 0);
    Track voice =
        Track.of(new TrackId("voice"), Track.Kind.AUDIO, "Voice")
            .withSends(List.of(new Track.Send(room, true, -6, 0, true)))
            .withAutomation(
                List.of(
                    new Automation(new Target.SendPan(room), true, List.of(point)),
                    new Automation(new Target.Pan(), true, List.of(point)),
                    new Automation(new Target.SendLevel(room), true, List.of(point))));
    Song empty = Song.empty("Sends", 48_000);
    return empty.withTracks(
        List.of(voice, Track.of(room, Track.Kind.RETURN, "Room"), empty.master()));
  }

  /** Of each kind the two removals that change most. */
  private void removals(Song song) {
    most(
        "track",
        song.tracks().stream()
            .filter(each -> each.kind() != Track.Kind.MASTER)
            .map(each -> Edits.removeTrack(song, each.id())));
    most(
        "device",
        song.tracks().stream()
            .flatMap(track -> track.devices().stream())
            .map(device -> Edits.removeDevice(song, device.id())));
    most("pattern", song.patterns().keySet().stream().map(id -> Edits.removePattern(song, id)));
    most("source", song.sources().keySet().stream().map(id -> Edits.removeSource(song, id)));
    most(
        "send",
        song.tracks().stream()
            .flatMap(
                track ->
                    track.sends().stream()
                        .map(send -> Edits.removeSend(song, track.id(), send.to()))));
  }

  private void most(String kind, Stream<Transaction> removals) {
    removals
        .sorted(Comparator.comparingInt(removal -> -removal.edits().size()))
        .limit(2)
        .forEach(
            removal -> {
              text.append(kind).append(' ');
              text.append(EditText.write(new Step(Kind.DO, removal))).append('\n');
            });
  }

  /** Writes the first change with an edit that did not occur before. */
  private void rare(RandomSongs random) {
    Song song = random.song(20);
    for (int i = 0; i < 2_000; i++) {
      Transaction change = random.change(song);
      if (change.edits().stream()
          .anyMatch(edit -> !words.contains(edit.getClass().getSimpleName()))) {
        line("song", SongCodec.SONG.write(song));
        line("is", SongCodec.SONG.write(step(new Step(Kind.DO, change), song)));
        return;
      }
      song = change.apply(song);
    }
  }

  /** One change, several at once, many notes at once, or a change and its inverse. */
  private static Step step(RandomSongs random, Random choices, Song song) {
    int kind = choices.nextInt(8);
    if (kind == 0) {
      return new Step(Kind.DO, several(random, song, 2 + choices.nextInt(6)));
    }
    if (kind == 1 && song.patterns().values().stream().anyMatch(each -> !each.notes().isEmpty())) {
      return new Step(Kind.DO, notes(choices, song));
    }
    Transaction one = random.change(song);
    if (kind == 2) {
      List<Edit> edits = new ArrayList<>(one.edits());
      edits.addAll(one.inverse().edits());
      edits.addAll(one.edits());
      return new Step(Kind.REDO, new Transaction(one.label(), edits));
    }
    return new Step(Kind.DO, one);
  }

  private static Transaction several(RandomSongs random, Song song, int count) {
    List<Edit> edits = new ArrayList<>();
    Song now = song;
    for (int i = 0; i < count; i++) {
      Transaction next = random.change(now);
      now = next.apply(now);
      edits.addAll(next.edits());
    }
    return new Transaction("Several", edits);
  }

  /** Notes of one pattern moved, doubled and removed, some of them twice. */
  private static Transaction notes(Random choices, Song song) {
    List<Pattern> filled =
        song.patterns().values().stream().filter(each -> !each.notes().isEmpty()).toList();
    Pattern pattern = filled.get(choices.nextInt(filled.size()));
    List<Note> now = new ArrayList<>(pattern.notes());
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < 14 && !now.isEmpty(); i++) {
      Note old = now.get(choices.nextInt(now.size()));
      Note next =
          new Note(
              choices.nextBoolean() ? old.at() : TickPosition.quarters(choices.nextInt(8)),
              old.length(),
              60 + choices.nextInt(3),
              choices.nextBoolean() ? old.velocity() : 100,
              old.release(),
              old.expressions());
      boolean adds = choices.nextInt(4) == 0;
      boolean removes = !adds && choices.nextInt(4) == 0;
      if (!adds) {
        now.remove(old);
      }
      if (!removes) {
        now.add(next);
      }
      edits.add(
          new PutNote(
              pattern.id(),
              adds ? Optional.empty() : Optional.of(old),
              removes ? Optional.empty() : Optional.of(next)));
    }
    return new Transaction("Notes", edits);
  }

  private void line(String word, Json json) {
    text.append(word).append(' ').append(JsonWriter.line(json)).append('\n');
  }
}
