package org.songline.release.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioMetadata;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Broadcast;
import org.songline.media.audio.tags.Picture;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;
import org.songline.model.json.Json;
import org.songline.model.json.JsonWriter;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.Lyrics;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.SoundFile;
import org.songline.release.id.Barcode;
import org.songline.release.id.Isrc;
import org.songline.release.id.Sha256;
import org.songline.release.lyrics.Lrc;
import org.songline.release.lyrics.Ttml;

/** The files of a release while they are written, and what is told of them. */
final class Contents {
  private static final int KBPS = 320;

  private final CatalogFolder folder;
  private final Catalog catalog;
  private final Release release;
  private final Optional<Picture> cover;
  private final Path work;
  private final List<Json> told = new ArrayList<>();

  Contents(
      CatalogFolder folder, Catalog catalog, Release release, Optional<Picture> cover, Path work) {
    this.folder = folder;
    this.catalog = catalog;
    this.release = release;
    this.cover = cover;
    this.work = work;
  }

  List<TrackPlace> places() {
    return TrackPlace.of(catalog, release);
  }

  private Recording recording(TrackPlace place) {
    return catalog.recording(place.recording());
  }

  private SoundFile file(TrackPlace place) {
    return recording(place).file().orElseThrow();
  }

  /** Writes one sound file and compares it with its master. */
  void sound(TrackPlace place, ReleaseBuild.Form form) throws IOException {
    SoundFile sound = file(place);
    Path master = folder.file(sound.path());
    Tags tags = ReleaseTags.of(catalog, release, place, cover);
    String path =
        switch (form) {
          case DELIVERY -> "delivery/" + place.stem() + ".wav";
          case ARCHIVE -> "archive/" + place.stem() + ".wav";
          case FLAC -> "flac/" + place.stem() + ".flac";
          case MP3 -> "mp3/" + place.stem() + ".mp3";
        };
    Path to = work.resolve(path);
    Files.createDirectories(to.toAbsolutePath().getParent());
    switch (form) {
      case DELIVERY -> Sound.bare(master, to);
      case ARCHIVE ->
          Sound.copy(
              master,
              to,
              WriteFormat.wav(sound.rate(), sound.channels(), sound.bits()),
              ArchiveText.of(release, recording(place), sound, tags));
      case FLAC ->
          Sound.copy(
              master,
              to,
              WriteFormat.flac(sound.rate(), sound.channels(), sound.bits()),
              AudioMetadata.of(tags));
      case MP3 ->
          Sound.copy(
              master,
              to,
              WriteFormat.mp3(sound.rate(), sound.channels(), KBPS),
              AudioMetadata.of(tags));
    }
    Optional<String> wrong =
        form == ReleaseBuild.Form.MP3
            ? Sound.lengthFault(master, to)
            : Sound.difference(master, to);
    wrong
        .or(() -> form == ReleaseBuild.Form.DELIVERY ? Optional.empty() : tagFault(form, tags, to))
        .ifPresent(
            what -> {
              throw new ReleaseProblem(path, what + " than in the master", "build it once more");
            });
    told.add(told(place, form, path));
  }

  private Optional<String> tagFault(ReleaseBuild.Form form, Tags wanted, Path file) {
    AudioMetadata read;
    try (AudioReader reader = AudioFiles.open(file)) {
      read = reader.metadata();
    } catch (IOException e) {
      return Optional.of("it cannot be read (" + e.getMessage() + "), other");
    }
    for (Map.Entry<Tag, String> one : wanted.texts().entrySet()) {
      boolean kept =
          form != ReleaseBuild.Form.ARCHIVE
              || !one.getKey().riffName().isEmpty()
              || one.getKey() == Tag.ISRC;
      if (kept && !read.tags().get(one.getKey()).equals(Optional.of(one.getValue()))) {
        return Optional.of("its tag " + one.getKey().vorbisName() + " reads otherwise");
      }
    }
    if (form == ReleaseBuild.Form.FLAC && !read.tags().cover().equals(wanted.cover())) {
      return Optional.of("its cover reads otherwise");
    }
    if (form == ReleaseBuild.Form.ARCHIVE
        && (read.broadcast().map(Broadcast::description).isEmpty() || read.ixml().isEmpty())) {
      return Optional.of("its descriptions read otherwise");
    }
    return Optional.empty();
  }

  private Json told(TrackPlace place, ReleaseBuild.Form form, String path) throws IOException {
    SoundFile sound = file(place);
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("path", text(path));
    fields.put("kind", text(form.name().toLowerCase(java.util.Locale.ROOT)));
    fields.put("recording", text(place.recording().text()));
    fields.put("isrc", text(recording(place).isrc().map(Isrc::text).orElse("")));
    fields.put("disc", number(place.disc()));
    fields.put("track", number(place.number()));
    fields.put("rate", number(sound.rate()));
    fields.put("channels", number(sound.channels()));
    fields.put("bits", number(form == ReleaseBuild.Form.MP3 ? 0 : sound.bits()));
    fields.put("frames", number(sound.frames()));
    Path file = work.resolve(path);
    fields.put("bytes", number(Files.size(file)));
    fields.put("sha256", text(Sha256.of(file)));
    fields.put("master", text(sound.sha256()));
    return new Json.Obj(0, false, fields);
  }

  /** Writes lyrics beside the sound, with their times where all are known. */
  void words(TrackPlace place) throws IOException {
    Recording recording = recording(place);
    Lyrics lyrics = recording.lyrics();
    if (lyrics.isEmpty()) {
      return;
    }
    String stem = "lyrics/" + place.stem();
    ReleaseBuild.text(work.resolve(stem + ".txt"), ReleaseTags.words(lyrics) + "\n");
    if (lyrics.isTimed()) {
      double seconds = file(place).seconds();
      String artist = recording.artist().text();
      ReleaseBuild.text(
          work.resolve(stem + ".lrc"), Lrc.write(lyrics, recording.fullTitle(), artist, seconds));
      ReleaseBuild.text(work.resolve(stem + ".ttml"), Ttml.write(lyrics, seconds));
    }
  }

  /** Writes what is about all files; gives the names of all. */
  List<String> close() throws IOException {
    ReleaseBuild.text(work.resolve("credits.txt"), Credits.text(catalog, release));
    if (cover.isPresent()) {
      Picture picture = cover.get();
      String name = picture.mimeType().equals("image/png") ? "cover.png" : "cover.jpg";
      Files.write(work.resolve(name), picture.bytes());
    }
    ReleaseBuild.text(work.resolve(ReleaseBuild.MANIFEST), manifest());
    StringBuilder sums = new StringBuilder();
    List<String> files = new ArrayList<>();
    for (Path file : ReleaseBuild.tree(work)) {
      if (Files.isRegularFile(file)) {
        String name = work.relativize(file).toString().replace('\\', '/');
        files.add(name);
      }
    }
    files.sort(null);
    for (String name : files) {
      sums.append(Sha256.of(work.resolve(name))).append("  ").append(name).append('\n');
    }
    ReleaseBuild.text(work.resolve(ReleaseBuild.SUMS), sums.toString());
    files.addFirst(ReleaseBuild.SUMS);
    return files;
  }

  private String manifest() {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("songline-release", number(1));
    fields.put("id", text(release.id().text()));
    fields.put("type", text(release.type().name().toLowerCase(java.util.Locale.ROOT)));
    fields.put("title", text(release.fullTitle()));
    fields.put("artist", text(release.artist().text()));
    fields.put("barcode", text(release.barcode().map(Barcode::text).orElse("")));
    fields.put("date", text(release.date().map(Object::toString).orElse("")));
    fields.put("files", new Json.Arr(0, true, told));
    return JsonWriter.blocks(new Json.Obj(0, true, fields));
  }

  private static Json text(String value) {
    return new Json.Str(0, value);
  }

  private static Json number(long value) {
    return new Json.Num(0, Long.toString(value));
  }
}
