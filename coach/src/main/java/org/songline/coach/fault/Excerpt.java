package org.songline.coach.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.songline.model.song.Automation;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.AudioLoop;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Clip.NoteLoop;
import org.songline.model.song.Point;
import org.songline.model.song.Section;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.Frames;
import org.songline.model.time.Meter;
import org.songline.model.time.Tempo;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Cuts a passage out of a song, so that it is a song of its own. */
public final class Excerpt {
  private final Song song;
  private final TickPosition from;
  private final TickPosition to;

  private Excerpt(Song song, TickPosition from, TickPosition to) {
    this.song = song;
    this.from = from;
    this.to = to;
  }

  /**
   * The passage between two quarters. Automation begins with the value of its last point before;
   * recordings played backwards that had begun before are left out.
   */
  public static Song of(Song song, long fromQuarter, long toQuarter) {
    return new Excerpt(song, TickPosition.quarters(fromQuarter), TickPosition.quarters(toQuarter))
        .cut();
  }

  private Song cut() {
    List<Tempo> tempos =
        points(song.tempos(), Tempo::at, (tempo, at) -> new Tempo(at, tempo.bpm(), tempo.shape()));
    List<Meter> meters =
        points(song.meters(), Meter::at, (m, at) -> new Meter(at, m.beats(), m.unit()));
    return song.withTempos(tempos)
        .withMeters(meters)
        .withMarkers(List.of())
        .withChords(List.of())
        .withSections(song.sections().stream().flatMap(s -> section(s).stream()).toList())
        .withTracks(song.tracks().stream().map(this::track).toList());
  }

  private boolean outside(TickPosition start, TickPosition end) {
    return !from.isBefore(end) || !start.isBefore(to);
  }

  private TickPosition start(TickPosition start) {
    return start.isBefore(from) ? TickPosition.START : new TickPosition(start.tick() - from.tick());
  }

  private Ticks length(TickPosition start, TickPosition end) {
    long last = Math.min(end.tick(), to.tick());
    return new Ticks(last - Math.max(start.tick(), from.tick()));
  }

  private <T> List<T> points(
      List<T> all, Function<T, TickPosition> at, BiFunction<T, TickPosition, T> moved) {
    List<T> points = new ArrayList<>();
    for (T point : all) {
      TickPosition place = at.apply(point);
      if (!from.isBefore(place) || points.isEmpty()) {
        points.clear();
        points.add(moved.apply(point, TickPosition.START));
      } else if (place.isBefore(to)) {
        points.add(moved.apply(point, start(place)));
      }
    }
    return points;
  }

  private Optional<Section> section(Section section) {
    return outside(section.start(), section.end())
        ? Optional.empty()
        : Optional.of(
            new Section(
                section.id(),
                section.kind(),
                section.name(),
                start(section.start()),
                length(section.start(), section.end())));
  }

  private Track track(Track track) {
    List<Automation> lanes = new ArrayList<>();
    for (Automation lane : track.automation()) {
      lanes.add(
          lane.withPoints(
              points(
                  lane.points(),
                  Point::at,
                  (point, at) -> new Point(at, point.value(), point.shape(), point.bend()))));
    }
    return track
        .withAutomation(lanes)
        .withClips(track.clips().stream().flatMap(clip -> clip(clip).stream()).toList());
  }

  private Optional<Clip> clip(Clip clip) {
    if (outside(clip.start(), clip.end())) {
      return Optional.empty();
    }
    Ticks length = length(clip.start(), clip.end());
    return switch (clip) {
      case NoteClip notes -> Optional.of(notes(notes, length));
      case AudioClip audio -> audio(audio, length);
    };
  }

  private Clip notes(NoteClip clip, Ticks length) {
    long offset = clip.offset().count() + Math.max(0, from.tick() - clip.start().tick());
    if (clip.loop().isPresent()) {
      NoteLoop loop = clip.loop().get();
      long into = offset - loop.start().count();
      if (into >= loop.length().count()) {
        offset = loop.start().count() + into % loop.length().count();
      }
    }
    return clip.withStart(start(clip.start())).withLength(length).withOffset(new Ticks(offset));
  }

  private Optional<Clip> audio(AudioClip clip, Ticks length) {
    boolean begun = clip.start().isBefore(from);
    if (begun && clip.reversed()) {
      return Optional.empty();
    }
    long offset = clip.offset().count();
    if (begun) {
      int rate = song.source(clip.source()).orElseThrow().rate();
      double seconds = song.tempoMap().secondsAt(from) - song.tempoMap().secondsAt(clip.start());
      offset += Math.round(seconds * rate);
      if (clip.loop().isPresent()) {
        AudioLoop loop = clip.loop().get();
        long into = offset - loop.start().count();
        if (into >= loop.length().count()) {
          offset = loop.start().count() + into % loop.length().count();
        }
      }
    }
    return Optional.of(
        clip.withStart(start(clip.start()))
            .withLength(length)
            .withOffset(new Frames(offset))
            .withFadeIn(begun ? Clip.Fade.NONE : clip.fadeIn())
            .withFadeOut(to.isBefore(clip.end()) ? Clip.Fade.NONE : clip.fadeOut()));
  }
}
