package org.songline.model.song;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.songline.model.SongProblem;

/**
 * What makes a song whole: ids are unique, references lead somewhere, sound never comes back to
 * where it was, lists are in order, values are in range. The first thing wrong is told in one line.
 * Edits check what they touch by the same rules.
 */
public final class SongCheck {
  private static final int LEAST_RATE = 8_000;
  private static final int MOST_RATE = 384_000;

  private SongCheck() {}

  /** Checks everything. */
  public static void check(Song song) {
    head(song);
    tempos(song);
    meters(song);
    sections(song.sections());
    markers(song.markers());
    chords(song.chords());
    people(song.people());
    song.sources()
        .forEach(
            (id, source) -> {
              same("source", id, source.id());
              source(source);
            });
    song.patterns()
        .forEach(
            (id, pattern) -> {
              same("pattern", id, pattern.id());
              PatternCheck.check(pattern);
            });
    tracks(song);
    snapshots(song.snapshots());
  }

  /** Title, brief and rate. */
  public static void head(Song song) {
    Limits.name("title", song.title());
    Brief brief = song.brief();
    for (String text :
        List.of(
            brief.genre(),
            brief.key(),
            brief.mood(),
            brief.story(),
            brief.references(),
            brief.audience())) {
      Limits.text("brief", text);
    }
    Limits.range("rate", "the rate", song.rate(), LEAST_RATE, MOST_RATE);
  }

  public static void tempos(Song song) {
    song.tempos().forEach(tempo -> Limits.time("tempos", tempo.at()));
    try {
      song.tempoMap();
    } catch (IllegalArgumentException e) {
      throw new SongProblem(
          "tempos", message(e), "keep one tempo at the start and later ones in order");
    }
  }

  public static void meters(Song song) {
    song.meters().forEach(meter -> Limits.time("meters", meter.at()));
    try {
      song.meterMap();
    } catch (IllegalArgumentException e) {
      throw new SongProblem(
          "meters", message(e), "keep one meter at the start and later ones on bar lines");
    }
  }

  public static void sections(List<Section> sections) {
    Set<Id> ids = new HashSet<>();
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      String place = "section " + section.id().text();
      once(place, ids, section.id());
      Limits.name(place, section.name());
      Limits.span(place, section.start(), section.length());
      if (i > 0 && section.start().isBefore(sections.get(i - 1).end())) {
        throw new SongProblem(
            place,
            "it begins before section " + sections.get(i - 1).id().text() + " ends",
            "move or shorten one of them");
      }
    }
  }

  public static void markers(List<Marker> markers) {
    Set<Id> ids = new HashSet<>();
    for (int i = 0; i < markers.size(); i++) {
      Marker marker = markers.get(i);
      String place = "marker " + marker.id().text();
      once(place, ids, marker.id());
      Limits.name(place, marker.name());
      Limits.time(place, marker.at());
      if (i > 0 && Marker.ORDER.compare(markers.get(i - 1), marker) > 0) {
        throw new SongProblem(place, "it is out of order", "sort the markers by position");
      }
    }
  }

  /** In order, one at a place. */
  public static void chords(List<ChordMark> chords) {
    for (int i = 0; i < chords.size(); i++) {
      Limits.time("chords", chords.get(i).at());
      if (i > 0 && !chords.get(i - 1).at().isBefore(chords.get(i).at())) {
        throw new SongProblem(
            "chords",
            "the chord "
                + ChordMark.text(chords.get(i).chord())
                + " stands where another one stands",
            "keep one of them");
      }
    }
  }

  public static void people(List<Person> people) {
    Set<Id> ids = new HashSet<>();
    for (Person person : people) {
      String place = "person " + person.id().text();
      once(place, ids, person.id());
      Limits.name(place, person.name());
      person.credits().forEach(credit -> Limits.name(place, credit));
    }
  }

  public static void snapshots(List<Snapshot> snapshots) {
    Set<Id> ids = new HashSet<>();
    for (Snapshot snapshot : snapshots) {
      String place = "snapshot " + snapshot.id().text();
      once(place, ids, snapshot.id());
      Limits.name(place, snapshot.name());
      Set<Id> tracks = new HashSet<>();
      for (Snapshot.TrackMix mix : snapshot.tracks()) {
        mix(place, mix);
        if (!tracks.add(mix.track())) {
          throw new SongProblem(
              place, "it mixes " + mix.track().text() + " twice", "keep one of them");
        }
      }
    }
  }

  private static void mix(String place, Snapshot.TrackMix mix) {
    Limits.gain(place, "the fader", mix.fader());
    Limits.range(place, "the pan", mix.pan(), -1, 1);
    Set<Id> sends = new HashSet<>();
    for (Snapshot.SendMix send : mix.sends()) {
      Limits.gain(place, "the level of a send", send.level());
      Limits.range(place, "the pan of a send", send.pan(), -1, 1);
      if (!sends.add(send.to())) {
        throw new SongProblem(
            place, "it mixes a send to " + send.to().text() + " twice", "keep one of them");
      }
    }
  }

  public static void source(AudioSource source) {
    String place = "source " + source.id().text();
    Limits.name(place, source.name());
    if (!AudioSource.isStored(source.file()) && !AudioSource.isLibrary(source.file())) {
      throw new SongProblem(
          place,
          "the file " + source.file() + " is neither a name in media nor library:NAME",
          "import the file again");
    }
  }

  private static void tracks(Song song) {
    Set<Id> ids = new HashSet<>();
    for (Track track : song.tracks()) {
      once(TrackCheck.place(track), ids, track.id());
    }
    if (song.trackIndex(Id.TrackId.MASTER) < 0) {
      throw new SongProblem("tracks", "there is no master", "add a track of kind master");
    }
    for (Track track : song.tracks()) {
      TrackCheck.check(song, track);
      track.devices().forEach(device -> once("device " + device.id().text(), ids, device.id()));
      track.clips().forEach(clip -> once("clip " + clip.id().text(), ids, clip.id()));
    }
    RoutingCheck.check(song);
  }

  private static void same(String kind, Id key, Id id) {
    if (!key.equals(id)) {
      throw new SongProblem(
          kind + " " + key.text(), "it is kept under another id " + id.text(), "use one id");
    }
  }

  private static void once(String place, Set<Id> seen, Id id) {
    if (!seen.add(id)) {
      throw new SongProblem(place, "the id is taken", "choose another id");
    }
  }

  private static String message(IllegalArgumentException e) {
    String message = e.getMessage();
    return message == null ? "they do not fit together" : message;
  }
}
