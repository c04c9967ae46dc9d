package org.songline.bench.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songline.model.song.Automation;
import org.songline.model.song.Clip;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.store.SongFolder;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * A song in which every track of another begins at once, each with the first thing it plays and
 * with its automation from there: so that a passage too short to hear uses every instrument,
 * recording and effect of the song. As a program it prints the {@link Fingerprint} of such a
 * passage: {@code Chorus SONG MILLIQUARTERS BLOCK THREADS}. It is made at the rate of the song's
 * recordings, for a machine on which changing their rate would take hours.
 */
final class Chorus {
  private static final Ticks LENGTH = new Ticks(4 * Ticks.PER_QUARTER);

  private Chorus() {}

  static Song of(Song song) {
    // All recordings of the song are prepared, and at their own rate that is only reading them.
    int rate = song.sources().values().stream().findFirst().map(s -> s.rate()).orElse(song.rate());
    return song.withTracks(song.tracks().stream().map(track -> at(song, track)).toList())
        .withRate(rate);
  }

  private static Track at(Song song, Track track) {
    for (Clip clip : track.clips()) {
      if (clip.muted()) {
        continue;
      }
      switch (clip) {
        case Clip.AudioClip audio -> {
          Clip first =
              new Clip.AudioClip(
                  audio.id(),
                  audio.name(),
                  TickPosition.START,
                  LENGTH,
                  false,
                  audio.source(),
                  audio.offset(),
                  audio.loop(),
                  audio.gain(),
                  Clip.Fade.NONE,
                  Clip.Fade.NONE,
                  audio.reversed());
          return moved(track, first, audio.start());
        }
        case Clip.NoteClip notes -> {
          Optional<Note> note = firstNote(song.patterns(), notes);
          if (note.isPresent()) {
            Ticks offset = note.get().at().since(TickPosition.START);
            Clip first =
                new Clip.NoteClip(
                    notes.id(),
                    notes.name(),
                    TickPosition.START,
                    LENGTH,
                    false,
                    notes.pattern(),
                    offset,
                    Optional.empty(),
                    notes.transpose());
            return moved(track, first, notes.start().plus(offset).minus(notes.offset()));
          }
        }
      }
    }
    return track;
  }

  private static Optional<Note> firstNote(Map<PatternId, Pattern> patterns, Clip.NoteClip clip) {
    TickPosition from = TickPosition.START.plus(clip.offset());
    Pattern pattern = patterns.get(clip.pattern());
    return pattern == null
        ? Optional.empty()
        : pattern.notes().stream().filter(note -> !note.at().isBefore(from)).findFirst();
  }

  private static Track moved(Track track, Clip first, TickPosition origin) {
    List<Automation> lanes = new ArrayList<>();
    for (Automation lane : track.automation()) {
      List<Point> points = new ArrayList<>();
      for (Point point : lane.points()) {
        if (point.at().isBefore(origin) || points.isEmpty()) {
          points.clear();
          points.add(new Point(TickPosition.START, point.value(), point.shape(), point.bend()));
        } else {
          TickPosition at = new TickPosition(point.at().tick() - origin.tick());
          if (at.tick() > 0) {
            points.add(new Point(at, point.value(), point.shape(), point.bend()));
          }
        }
      }
      lanes.add(lane.withPoints(points));
    }
    return track.withClips(List.of(first)).withAutomation(lanes);
  }

  static Fingerprint fingerprint(Path folder, int milliquarters, int block, int threads)
      throws IOException {
    Song song = of(SongFolder.read(folder));
    return Fingerprint.until(folder, song, thousandths(milliquarters), block, threads);
  }

  static TickPosition thousandths(long count) {
    return new TickPosition(count * Ticks.PER_QUARTER / 1000);
  }

  public static void main(String[] arguments) throws IOException {
    Fingerprint print =
        fingerprint(
            Path.of(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]));
    System.out.println(print.frames() + " " + print.sha256());
  }
}
