package org.songline.coach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Device;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.SectionId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Section;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Builds small songs at 120 quarter notes a minute, so that a quarter is half a second. */
public final class Songs {
  private final List<Track> tracks = new ArrayList<>();
  private final Map<PatternId, Pattern> patterns = new TreeMap<>();
  private final List<Section> sections = new ArrayList<>();

  /** An instrument track that plays notes from the start. */
  public Songs plays(String name, List<Note> notes, Device... devices) {
    TrackId id = id(name);
    PatternId pattern = new PatternId(id.text());
    patterns.put(pattern, new Pattern(pattern, name, notes, List.of()));
    long end = notes.stream().mapToLong(note -> note.end().tick()).max().orElse(0);
    tracks.add(
        Track.of(id, Track.Kind.INSTRUMENT, name)
            .withDevices(List.of(devices))
            .withClips(
                List.of(
                    new NoteClip(
                        new ClipId(id.text() + "-clip"),
                        "",
                        TickPosition.START,
                        new Ticks(end),
                        false,
                        pattern,
                        Ticks.ZERO,
                        Optional.empty(),
                        0))));
    return this;
  }

  /** A track of another kind. */
  public Songs track(Track.Kind kind, String name, Device... devices) {
    tracks.add(Track.of(id(name), kind, name).withDevices(List.of(devices)));
    return this;
  }

  /** Changes a track that is there already. */
  public Songs change(String name, UnaryOperator<Track> change) {
    tracks.replaceAll(track -> track.id().equals(id(name)) ? change.apply(track) : track);
    return this;
  }

  public Songs section(Section.Kind kind, String name, double fromQuarter, double toQuarter) {
    sections.add(
        new Section(
            new SectionId("section-" + sections.size()),
            kind,
            name,
            new TickPosition(ticks(fromQuarter).count()),
            ticks(toQuarter - fromQuarter)));
    return this;
  }

  public Song song() {
    Song empty = Song.empty("Song", 48_000);
    List<Track> all = new ArrayList<>(tracks);
    all.add(empty.master());
    return empty.withPatterns(new TreeMap<>(patterns)).withSections(sections).withTracks(all);
  }

  public static TrackId id(String name) {
    return new TrackId(name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
  }

  public static Device device(String id, String type, Map<String, Double> parameters) {
    return Device.of(new DeviceId(id), type).withParameters(new TreeMap<>(parameters));
  }

  /** A note by quarters, at velocity 100. */
  public static Note note(double at, double length, int key) {
    return new Note(new TickPosition(ticks(at).count()), ticks(length), key, 100);
  }

  public static Ticks ticks(double quarters) {
    return new Ticks(Math.round(quarters * Ticks.PER_QUARTER));
  }
}
