package org.songline.model.edit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Brief;
import org.songline.model.song.ChordMark;
import org.songline.model.song.Clip;
import org.songline.model.song.Marker;
import org.songline.model.song.Person;
import org.songline.model.song.Section;
import org.songline.model.song.Snapshot;
import org.songline.model.song.Song;
import org.songline.model.song.SongCheck;
import org.songline.model.song.Track;
import org.songline.model.song.TrackCheck;
import org.songline.model.time.Meter;
import org.songline.model.time.Tempo;

/** Changes to what a song says about the whole: title, people, time, form, recordings. */
public sealed interface SongEdit extends Edit {

  record SetTitle(String old, String now) implements SongEdit {
    @Override
    public Song apply(Song song) {
      Change.expect("title", song.title(), old);
      return headed(song.withTitle(now));
    }

    @Override
    public SetTitle inverse() {
      return new SetTitle(now, old);
    }
  }

  record SetBrief(Brief old, Brief now) implements SongEdit {
    @Override
    public Song apply(Song song) {
      Change.expect("brief", song.brief(), old);
      return headed(song.withBrief(now));
    }

    @Override
    public SetBrief inverse() {
      return new SetBrief(now, old);
    }
  }

  /** Frames a second; positions in musical time stay. */
  record SetRate(int old, int now) implements SongEdit {
    @Override
    public Song apply(Song song) {
      Change.expect("rate", song.rate(), old);
      return headed(song.withRate(now));
    }

    @Override
    public SetRate inverse() {
      return new SetRate(now, old);
    }
  }

  record PutTempo(Optional<Tempo> old, Optional<Tempo> now) implements SongEdit {
    @Override
    public Song apply(Song song) {
      List<Tempo> tempos =
          Change.put("tempos", Comparator.comparing(Tempo::at), song.tempos(), old, now);
      Song changed = song.withTempos(tempos);
      SongCheck.tempos(changed);
      return changed;
    }

    @Override
    public PutTempo inverse() {
      return new PutTempo(now, old);
    }
  }

  record PutMeter(Optional<Meter> old, Optional<Meter> now) implements SongEdit {
    @Override
    public Song apply(Song song) {
      List<Meter> meters =
          Change.put("meters", Comparator.comparing(Meter::at), song.meters(), old, now);
      Song changed = song.withMeters(meters);
      SongCheck.meters(changed);
      return changed;
    }

    @Override
    public PutMeter inverse() {
      return new PutMeter(now, old);
    }
  }

  record PutSection(Optional<Section> old, Optional<Section> now) implements SongEdit {
    @Override
    public Song apply(Song song) {
      List<Section> sections = Change.put("sections", Section.ORDER, song.sections(), old, now);
      SongCheck.sections(sections);
      return song.withSections(sections);
    }

    @Override
    public PutSection inverse() {
      return new PutSection(now, old);
    }
  }

  record PutMarker(Optional<Marker> old, Optional<Marker> now) implements SongEdit {
    @Override
    public Song apply(Song song) {
      List<Marker> markers = Change.put("markers", Marker.ORDER, song.markers(), old, now);
      SongCheck.markers(markers);
      return song.withMarkers(markers);
    }

    @Override
    public PutMarker inverse() {
      return new PutMarker(now, old);
    }
  }

  record PutChord(Optional<ChordMark> old, Optional<ChordMark> now) implements SongEdit {
    @Override
    public Song apply(Song song) {
      List<ChordMark> chords = Change.put("chords", ChordMark.ORDER, song.chords(), old, now);
      SongCheck.chords(chords);
      return song.withChords(chords);
    }

    @Override
    public PutChord inverse() {
      return new PutChord(now, old);
    }
  }

  /**
   * @param index the place in the list of people
   */
  record PutPerson(int index, Optional<Person> old, Optional<Person> now) implements SongEdit {
    @Override
    public Song apply(Song song) {
      List<Person> people = Change.put("people", song.people(), index, old, now);
      SongCheck.people(people);
      return song.withPeople(people);
    }

    @Override
    public PutPerson inverse() {
      return new PutPerson(index, now, old);
    }
  }

  /**
   * @param index the place in the list of snapshots
   */
  record PutSnapshot(int index, Optional<Snapshot> old, Optional<Snapshot> now)
      implements SongEdit {
    @Override
    public Song apply(Song song) {
      List<Snapshot> snapshots = Change.put("snapshots", song.snapshots(), index, old, now);
      SongCheck.snapshots(snapshots);
      return song.withSnapshots(snapshots);
    }

    @Override
    public PutSnapshot inverse() {
      return new PutSnapshot(index, now, old);
    }
  }

  /** A recording; it can only be removed when no clip plays it. */
  record PutSource(Optional<AudioSource> old, Optional<AudioSource> now) implements SongEdit {
    @Override
    public Song apply(Song song) {
      Change.sameId("sources", AudioSource::id, old, now);
      Song changed =
          old.or(() -> now)
              .map(
                  source ->
                      song.withSources(
                          Change.put(
                              "source " + source.id().text(),
                              song.sources(),
                              source.id(),
                              old,
                              now)))
              .orElseThrow(() -> Change.unfit("sources", "a change neither adds nor removes"));
      now.ifPresent(SongCheck::source);
      if (old.isPresent()) {
        for (Track track : changed.tracks()) {
          for (Clip clip : track.clips()) {
            if (clip instanceof Clip.AudioClip audio && audio.source().equals(old.get().id())) {
              TrackCheck.clip(changed, track, clip);
            }
          }
        }
      }
      return changed;
    }

    @Override
    public PutSource inverse() {
      return new PutSource(now, old);
    }
  }

  private static Song headed(Song song) {
    SongCheck.head(song);
    return song;
  }
}
