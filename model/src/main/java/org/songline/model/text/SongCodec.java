package org.songline.model.text;

import static org.songline.model.json.Values.INT;
import static org.songline.model.json.Values.LONG;
import static org.songline.model.json.Values.NUMBER;
import static org.songline.model.json.Values.TEXT;
import static org.songline.model.text.Basics.LENGTH;
import static org.songline.model.text.Basics.POSITION;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.songline.model.json.BadText;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Shape;
import org.songline.model.json.Values;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Brief;
import org.songline.model.song.ChordMark;
import org.songline.model.song.Id;
import org.songline.model.song.Id.MarkerId;
import org.songline.model.song.Id.PersonId;
import org.songline.model.song.Id.SectionId;
import org.songline.model.song.Id.SourceId;
import org.songline.model.song.Marker;
import org.songline.model.song.Person;
import org.songline.model.song.Section;
import org.songline.model.song.Snapshot;
import org.songline.model.song.Song;
import org.songline.model.time.Meter;
import org.songline.model.time.Tempo;

/** How a song and what belongs to the whole of it are written. */
final class SongCodec {
  static final Codec<Brief> BRIEF = brief();
  static final Codec<Person> PERSON = person();
  static final Codec<Tempo> TEMPO = tempo();
  static final Codec<Meter> METER = meter();
  static final Codec<Section> SECTION = section();
  static final Codec<Marker> MARKER = marker();
  static final Codec<ChordMark> CHORD = chord();
  static final Codec<Snapshot> SNAPSHOT = SnapshotCodec.snapshot();
  static final Codec<AudioSource> SOURCE = source();
  static final Codec<Song> SONG = song();

  private SongCodec() {}

  /** An id as its text. */
  private static Codec<Brief> brief() {
    var genre = Field.of("genre", TEXT, Brief::genre).or("");
    var key = Field.of("key", TEXT, Brief::key).or("");
    var mood = Field.of("mood", TEXT, Brief::mood).or("");
    var story = Field.of("story", TEXT, Brief::story).or("");
    var references = Field.of("references", TEXT, Brief::references).or("");
    var audience = Field.of("audience", TEXT, Brief::audience).or("");
    return Codec.block(
        Brief.class,
        k ->
            new Brief(
                k.of(genre), k.of(key), k.of(mood), k.of(story), k.of(references), k.of(audience)),
        genre,
        key,
        mood,
        story,
        references,
        audience);
  }

  private static Codec<Person> person() {
    var id = Field.of("id", Basics.id(PersonId.class, PersonId::new), Person::id);
    var name = Field.of("name", TEXT, Person::name);
    var credits = Field.of("credits", TEXT.inline(), Person::credits).or(List.of());
    return Codec.line(
        Person.class, k -> new Person(k.of(id), k.of(name), k.of(credits)), id, name, credits);
  }

  private static Codec<Tempo> tempo() {
    var at = Field.of("at", POSITION, Tempo::at);
    var bpm = Field.of("bpm", NUMBER, Tempo::bpm);
    var shape =
        Field.of("shape", Values.choice(Tempo.Shape.class), Tempo::shape).or(Tempo.Shape.STEP);
    return Codec.line(
        Tempo.class, k -> new Tempo(k.of(at), k.of(bpm), k.of(shape)), at, bpm, shape);
  }

  private static Codec<Meter> meter() {
    record Fraction(int beats, int unit) {
      static Fraction parse(String text) {
        if (!text.matches("\\d{1,2}/\\d{1,2}")) {
          throw new IllegalArgumentException("a meter of \"" + text + "\"");
        }
        String[] parts = text.split("/", 2);
        return new Fraction(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
      }
    }
    var at = Field.of("at", POSITION, Meter::at);
    var meter =
        Field.<Meter, Fraction>of(
            "meter",
            TEXT.map(
                new Shape.Forms("MeterText", List.of("{number}/{number}")),
                Fraction::parse,
                fraction -> fraction.beats + "/" + fraction.unit),
            value -> new Fraction(value.beats(), value.unit()));
    return Codec.line(
        Meter.class, k -> new Meter(k.of(at), k.of(meter).beats, k.of(meter).unit), at, meter);
  }

  private static Codec<Section> section() {
    var id = Field.of("id", Basics.id(SectionId.class, SectionId::new), Section::id);
    var kind = Field.of("kind", Values.choice(Section.Kind.class), Section::kind);
    var name = Field.of("name", TEXT, Section::name).or("");
    var start = Field.of("at", POSITION, Section::start);
    var length = Field.of("length", LENGTH, Section::length);
    return Codec.line(
        Section.class,
        k -> new Section(k.of(id), k.of(kind), k.of(name), k.of(start), k.of(length)),
        id,
        kind,
        name,
        start,
        length);
  }

  private static Codec<Marker> marker() {
    var id = Field.of("id", Basics.id(MarkerId.class, MarkerId::new), Marker::id);
    var name = Field.of("name", TEXT, Marker::name);
    var at = Field.of("at", POSITION, Marker::at);
    return Codec.line(Marker.class, k -> new Marker(k.of(id), k.of(name), k.of(at)), id, name, at);
  }

  private static Codec<ChordMark> chord() {
    var at = Field.of("at", POSITION, ChordMark::at);
    var chord = Field.of("chord", TEXT.map(ChordMark::parse, ChordMark::text), ChordMark::chord);
    return Codec.line(ChordMark.class, k -> new ChordMark(k.of(at), k.of(chord)), at, chord);
  }

  private static Codec<AudioSource> source() {
    var id = Field.of("id", Basics.id(SourceId.class, SourceId::new), AudioSource::id);
    var name = Field.of("name", TEXT, AudioSource::name);
    var file = Field.of("file", TEXT, AudioSource::file);
    var rate = Field.of("rate", INT, AudioSource::rate);
    var channels = Field.of("channels", INT, AudioSource::channels);
    var frames = Field.of("frames", LONG, AudioSource::frames);
    return Codec.line(
        AudioSource.class,
        k ->
            new AudioSource(
                k.of(id), k.of(name), k.of(file), k.of(rate), k.of(channels), k.of(frames)),
        id,
        name,
        file,
        rate,
        channels,
        frames);
  }

  private static Codec<Song> song() {
    var format = Field.<Song, Integer>of("format", INT, _ -> SongText.FORMAT);
    var title = Field.of("title", TEXT, Song::title);
    var brief = Field.of("brief", BRIEF, Song::brief).or(Brief.EMPTY);
    var people = Field.of("people", PERSON.lines(), Song::people).or(List.of());
    var rate = Field.of("rate", INT, Song::rate);
    var tempos = Field.of("tempos", TEMPO.lines(), Song::tempos);
    var meters = Field.of("meters", METER.lines(), Song::meters);
    var sections = Field.of("sections", SECTION.lines(), Song::sections).or(List.of());
    var markers = Field.of("markers", MARKER.lines(), Song::markers).or(List.of());
    var chords = Field.of("chords", CHORD.lines(), Song::chords).or(List.of());
    var sources =
        Field.of("sources", byId(SOURCE, AudioSource::id), Song::sources).or(new TreeMap<>());
    var patterns =
        Field.of(
                "patterns",
                byId(PatternCodec.PATTERN, org.songline.model.song.Pattern::id),
                Song::patterns)
            .or(new TreeMap<>());
    var tracks = Field.of("tracks", TrackCodec.TRACK.lines(), Song::tracks);
    var snapshots = Field.of("snapshots", SNAPSHOT.lines(), Song::snapshots).or(List.of());
    return Codec.block(
        Song.class,
        k ->
            new Song(
                k.of(title),
                k.of(brief),
                k.of(people),
                k.of(rate),
                sorted(k.of(tempos), Tempo::at),
                sorted(k.of(meters), Meter::at),
                k.of(sections).stream().sorted(Section.ORDER).toList(),
                k.of(markers).stream().sorted(Marker.ORDER).toList(),
                k.of(chords).stream().sorted(ChordMark.ORDER).toList(),
                k.of(sources),
                k.of(patterns),
                k.of(tracks),
                k.of(snapshots)),
        format,
        title,
        brief,
        people,
        rate,
        tempos,
        meters,
        sections,
        markers,
        chords,
        sources,
        patterns,
        tracks,
        snapshots);
  }

  private static <T, K extends Comparable<K>> List<T> sorted(List<T> list, Function<T, K> key) {
    return list.stream().sorted(java.util.Comparator.comparing(key)).toList();
  }

  /** A map as the list of its values, which know their ids. */
  private static <I extends Id, T> Codec<SortedMap<I, T>> byId(Codec<T> codec, Function<T, I> id) {
    return Codec.of(
        new Shape.ById(Shape.Fields.of(codec)),
        map -> codec.lines().write(List.copyOf(map.values())),
        json -> {
          SortedMap<I, T> map = new TreeMap<>();
          for (T value : codec.lines().read(json)) {
            if (map.put(id.apply(value), value) != null) {
              throw new BadText(
                  json.line(),
                  "two parts have the id " + id.apply(value).text(),
                  "give one another id");
            }
          }
          return map;
        });
  }
}
