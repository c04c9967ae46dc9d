package org.songline.model.song;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.SourceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.time.Meter;
import org.songline.model.time.MeterMap;
import org.songline.model.time.Tempo;
import org.songline.model.time.TempoMap;
import org.songline.model.time.TickPosition;

/**
 * A whole song: an immutable value. The only way from one song to the next is an edit; {@link
 * SongCheck} says what makes a song whole.
 *
 * @param title what listeners read
 * @param brief what the song wants to be
 * @param people everyone who takes part, with their credits
 * @param rate frames a second of everything that is rendered and recorded
 * @param tempos by position; the first is at the start
 * @param meters by position; the first is at the start
 * @param sections by position, not overlapping
 * @param markers by position
 * @param chords by position
 * @param sources the recordings that audio clips play
 * @param patterns the notes that note clips play; clips with the same pattern are linked
 * @param tracks in the order of the arrangement; exactly one is the master
 * @param snapshots mixes to come back to, in the order in which they are shown
 */
public record Song(
    String title,
    Brief brief,
    List<Person> people,
    int rate,
    List<Tempo> tempos,
    List<Meter> meters,
    List<Section> sections,
    List<Marker> markers,
    List<ChordMark> chords,
    SortedMap<SourceId, AudioSource> sources,
    SortedMap<PatternId, Pattern> patterns,
    List<Track> tracks,
    List<Snapshot> snapshots) {

  public Song {
    people = List.copyOf(people);
    tempos = List.copyOf(tempos);
    meters = List.copyOf(meters);
    sections = List.copyOf(sections);
    markers = List.copyOf(markers);
    chords = List.copyOf(chords);
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    patterns = Collections.unmodifiableSortedMap(new TreeMap<>(patterns));
    tracks = List.copyOf(tracks);
    snapshots = List.copyOf(snapshots);
  }

  /** A song at 120 quarter notes a minute in 4/4 with nothing but a master track. */
  public static Song empty(String title, int rate) {
    return new Song(
        title,
        Brief.EMPTY,
        List.of(),
        rate,
        List.of(new Tempo(TickPosition.START, 120, Tempo.Shape.STEP)),
        List.of(new Meter(TickPosition.START, 4, 4)),
        List.of(),
        List.of(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        List.of(Track.of(TrackId.MASTER, Track.Kind.MASTER, "Master")),
        List.of());
  }

  public TempoMap tempoMap() {
    return new TempoMap(tempos);
  }

  public MeterMap meterMap() {
    return new MeterMap(meters);
  }

  public Track master() {
    return track(TrackId.MASTER).orElseThrow();
  }

  public Optional<Track> track(TrackId id) {
    int index = trackIndex(id);
    return index < 0 ? Optional.empty() : Optional.of(tracks.get(index));
  }

  /** The place of a track in {@link #tracks}, -1 when it is not there. */
  public int trackIndex(TrackId id) {
    for (int i = 0; i < tracks.size(); i++) {
      if (tracks.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  public Optional<Device> device(DeviceId id) {
    return trackOf(id).flatMap(track -> track.device(id));
  }

  /** The track that holds a device. */
  public Optional<Track> trackOf(DeviceId id) {
    return tracks.stream().filter(track -> track.deviceIndex(id) >= 0).findFirst();
  }

  public Optional<Clip> clip(ClipId id) {
    return trackOf(id).flatMap(track -> track.clip(id));
  }

  /** The track that holds a clip. */
  public Optional<Track> trackOf(ClipId id) {
    return tracks.stream().filter(track -> track.clip(id).isPresent()).findFirst();
  }

  public Optional<Pattern> pattern(PatternId id) {
    return Optional.ofNullable(patterns.get(id));
  }

  public Optional<AudioSource> source(SourceId id) {
    return Optional.ofNullable(sources.get(id));
  }

  /** The end of the last clip or section, whichever is later. */
  public TickPosition end() {
    TickPosition end = TickPosition.START;
    for (Track track : tracks) {
      for (Clip clip : track.clips()) {
        end = end.isBefore(clip.end()) ? clip.end() : end;
      }
    }
    for (Section section : sections) {
      end = end.isBefore(section.end()) ? section.end() : end;
    }
    return end;
  }

  public Song withTitle(String title) {
    return new Song(
        title, brief, people, rate, tempos, meters, sections, markers, chords, sources, patterns,
        tracks, snapshots);
  }

  public Song withBrief(Brief brief) {
    return new Song(
        title, brief, people, rate, tempos, meters, sections, markers, chords, sources, patterns,
        tracks, snapshots);
  }

  public Song withPeople(List<Person> people) {
    return new Song(
        title, brief, people, rate, tempos, meters, sections, markers, chords, sources, patterns,
        tracks, snapshots);
  }

  public Song withRate(int rate) {
    return new Song(
        title, brief, people, rate, tempos, meters, sections, markers, chords, sources, patterns,
        tracks, snapshots);
  }

  public Song withTempos(List<Tempo> tempos) {
    return new Song(
        title, brief, people, rate, tempos, meters, sections, markers, chords, sources, patterns,
        tracks, snapshots);
  }

  public Song withMeters(List<Meter> meters) {
    return new Song(
        title, brief, people, rate, tempos, meters, sections, markers, chords, sources, patterns,
        tracks, snapshots);
  }

  public Song withSections(List<Section> sections) {
    return new Song(
        title, brief, people, rate, tempos, meters, sections, markers, chords, sources, patterns,
        tracks, snapshots);
  }

  public Song withMarkers(List<Marker> markers) {
    return new Song(
        title, brief, people, rate, tempos, meters, sections, markers, chords, sources, patterns,
        tracks, snapshots);
  }

  public Song withChords(List<ChordMark> chords) {
    return new Song(
        title, brief, people, rate, tempos, meters, sections, markers, chords, sources, patterns,
        tracks, snapshots);
  }

  public Song withSources(SortedMap<SourceId, AudioSource> sources) {
    return new Song(
        title, brief, people, rate, tempos, meters, sections, markers, chords, sources, patterns,
        tracks, snapshots);
  }

  public Song withPatterns(SortedMap<PatternId, Pattern> patterns) {
    return new Song(
        title, brief, people, rate, tempos, meters, sections, markers, chords, sources, patterns,
        tracks, snapshots);
  }

  public Song withTracks(List<Track> tracks) {
    return new Song(
        title, brief, people, rate, tempos, meters, sections, markers, chords, sources, patterns,
        tracks, snapshots);
  }

  public Song withSnapshots(List<Snapshot> snapshots) {
    return new Song(
        title, brief, people, rate, tempos, meters, sections, markers, chords, sources, patterns,
        tracks, snapshots);
  }

  /** This song with another track in the place of the one with the same id. */
  public Song with(Track track) {
    List<Track> changed = new ArrayList<>(tracks);
    changed.set(trackIndex(track.id()), track);
    return withTracks(changed);
  }
}
