package org.songline.release.ddex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.songline.media.Progress;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.id.Identifier;

/**
 * The files of a release as they are delivered, hashed as they are now.
 *
 * @param files where each lies here, by its place from the message's folder
 * @param facts what its bytes add up to, by the same place
 * @param sounds by recording, for the message
 * @param cover for the message
 */
public record ReleaseFiles(
    SortedMap<String, Path> files,
    SortedMap<String, FileFact> facts,
    SortedMap<RecordingId, MessageOrder.Delivered> sounds,
    Optional<MessageOrder.Delivered> cover) {
  /** The folder of files beside a message. */
  public static final String FOLDER = "resources";

  public ReleaseFiles {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    sounds = Collections.unmodifiableSortedMap(new TreeMap<>(sounds));
  }

  /** No file at all, as a takedown has it. */
  public static ReleaseFiles none() {
    return new ReleaseFiles(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Optional.empty());
  }

  /** What a release is called in names of files: its GRid, else its barcode, else its id. */
  public static String name(Release release) {
    return release
        .grid()
        .map(Identifier::text)
        .or(() -> release.barcode().map(Identifier::text))
        .orElse(release.id().text());
  }

  private record Source(Path path, String sha256, String what) {}

  /**
   * Finds and hashes all files of a release.
   *
   * @throws ReleaseProblem when one is not there, or is not what the catalog says
   */
  public static ReleaseFiles gather(
      CatalogFolder folder, Catalog catalog, Release release, Progress progress)
      throws IOException {
    Map<String, Source> sources = new LinkedHashMap<>();
    SortedMap<RecordingId, String> places = new TreeMap<>();
    int disc = 0;
    for (Release.Medium medium : release.media()) {
      disc++;
      int number = 0;
      for (Release.Track track : medium.tracks()) {
        number++;
        Recording recording = catalog.recording(track.recording());
        if (places.containsKey(recording.id())) {
          continue;
        }
        var sound =
            recording
                .file()
                .orElseThrow(
                    () ->
                        new ReleaseProblem(
                            "recording " + recording.id().text(),
                            "it has no sound file",
                            "add its master"));
        String place =
            "%s/%s_%02d_%03d.%s"
                .formatted(FOLDER, name(release), disc, number, ending(sound.path()));
        places.put(recording.id(), place);
        sources.put(place, new Source(folder.file(sound.path()), sound.sha256(), sound.path()));
      }
    }
    String coverPlace = "";
    if (release.cover().isPresent()) {
      Release.Cover cover = release.cover().get();
      coverPlace = FOLDER + "/" + name(release) + "." + ending(cover.path());
      sources.put(coverPlace, new Source(folder.file(cover.path()), cover.sha256(), cover.path()));
    }
    return hashed(sources, places, coverPlace, progress);
  }

  private static ReleaseFiles hashed(
      Map<String, Source> sources,
      SortedMap<RecordingId, String> places,
      String coverPlace,
      Progress progress)
      throws IOException {
    long total = 0;
    for (Source source : sources.values()) {
      if (!Files.isRegularFile(source.path())) {
        throw new ReleaseProblem(
            source.what(), "the file is not there", "render or copy it there, then try again");
      }
      total += Files.size(source.path());
    }
    SortedMap<String, Path> files = new TreeMap<>();
    SortedMap<String, FileFact> facts = new TreeMap<>();
    long done = 0;
    for (Map.Entry<String, Source> entry : sources.entrySet()) {
      Source source = entry.getValue();
      FileFact fact = FileFact.of(source.path(), progress, done, total);
      if (!fact.sha256().equals(source.sha256())) {
        throw new ReleaseProblem(
            source.what(),
            "it is not the file that the catalog knows",
            "check it and enter it anew, or put the right file back");
      }
      done += fact.size();
      files.put(entry.getKey(), source.path());
      facts.put(entry.getKey(), fact);
    }
    SortedMap<RecordingId, MessageOrder.Delivered> sounds = new TreeMap<>();
    places.forEach(
        (id, place) -> {
          FileFact fact = fact(facts, place);
          sounds.put(id, new MessageOrder.Delivered(place, fact.sha256(), fact.size(), 0, 0));
        });
    Optional<MessageOrder.Delivered> cover = Optional.empty();
    if (!coverPlace.isEmpty()) {
      FileFact fact = fact(facts, coverPlace);
      Path path = sources.values().stream().reduce((a, b) -> b).orElseThrow().path();
      List<Integer> pixels = pixels(path);
      cover =
          Optional.of(
              new MessageOrder.Delivered(
                  coverPlace, fact.sha256(), fact.size(), pixels.get(0), pixels.get(1)));
    }
    return new ReleaseFiles(files, facts, sounds, cover);
  }

  private static FileFact fact(Map<String, FileFact> facts, String place) {
    FileFact fact = facts.get(place);
    if (fact == null) {
      throw new IllegalStateException(place);
    }
    return fact;
  }

  /** Width and height of a picture from its head; zeros when it is of no form that is known. */
  private static List<Integer> pixels(Path picture) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(picture.toFile())) {
      Iterator<ImageReader> readers =
          in == null ? Collections.emptyIterator() : ImageIO.getImageReaders(in);
      if (readers.hasNext()) {
        ImageReader reader = readers.next();
        try {
          reader.setInput(in, true, true);
          return List.of(reader.getWidth(0), reader.getHeight(0));
        } catch (IOException | RuntimeException broken) {
          return List.of(0, 0);
        } finally {
          reader.dispose();
        }
      }
    }
    return List.of(0, 0);
  }

  private static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Places in the order in which they are sent. */
  public List<String> places() {
    return new ArrayList<>(files.keySet());
  }
}
