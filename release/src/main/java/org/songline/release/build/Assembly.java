package org.songline.release.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.songline.media.audio.tags.Tag;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.SoundFile;
import org.songline.release.credits.NewRecording;
import org.songline.release.id.Isrc;

/** A release put together from masters and a cover. */
public final class Assembly {
  /** Where masters lie in a catalog's folder. */
  public static final String MASTERS = "masters";

  /** Where covers lie. */
  public static final String COVERS = "cover";

  private Assembly() {}

  /** What became of one file that was added. */
  public record Added(String file, String kind, String id, String detail) {}

  /**
   * An empty release; its artist is made when nobody has that name.
   *
   * @return the catalog with it, and its id
   */
  public static Made create(Catalog catalog, Release.Type type, String title, String artist) {
    if (title.isBlank() || artist.isBlank()) {
      throw new ReleaseProblem("", "a release needs a title and an artist", "name both");
    }
    Optional<Party> known = party(catalog, artist);
    Party party =
        known.orElseGet(
            () ->
                Party.named(
                    Catalog.fresh(catalog.parties().keySet(), artist, PartyId::new),
                    Party.Kind.PERSON,
                    artist.strip()));
    ReleaseId id = Catalog.fresh(catalog.releases().keySet(), title, ReleaseId::new);
    Release release =
        new Release(
            id,
            type,
            title.strip(),
            "",
            ArtistCredit.of(party),
            catalog.label().party(),
            "",
            Optional.empty(),
            Optional.empty(),
            "",
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Release.Texts.NONE,
            new TreeSet<>());
    return new Made((known.isPresent() ? catalog : catalog.with(party)).with(release), id);
  }

  /** A changed catalog and the release in question. */
  public record Made(Catalog catalog, ReleaseId id) {}

  /** Whether somebody has that id or name. */
  private static Optional<Party> party(Catalog catalog, String name) {
    return catalog.parties().values().stream()
        .filter(one -> one.id().text().equals(name))
        .findFirst()
        .or(() -> catalog.partyNamed(name.strip()));
  }

  /**
   * Adds files to a release in their order: sound as its next tracks, a picture as its cover. A
   * sound of a recording that is there already, by its ISRC or its title, becomes its master.
   *
   * @param disc from 1; the next one is begun when it is one more than there are
   * @throws ReleaseProblem at the first file that cannot be taken; those before it are added
   */
  public static List<Added> add(CatalogFolder folder, ReleaseId id, int disc, List<Path> files)
      throws IOException {
    List<Added> added = new ArrayList<>();
    folder.read().release(id);
    for (Path file : files) {
      added.add(
          Covers.looksLike(file) ? Covers.add(folder, id, file) : addSound(folder, id, disc, file));
    }
    return added;
  }

  private static Added addSound(CatalogFolder folder, ReleaseId id, int disc, Path file)
      throws IOException {
    Incoming.Heard heard = Incoming.hear(file);
    String title = heard.tags().get(Tag.TITLE).orElseGet(() -> titleOf(file));
    Optional<Isrc> isrc = heard.tags().get(Tag.ISRC).flatMap(Assembly::isrc);
    String stem = CatalogId.from(title, _ -> false);
    Incoming.Copied copied = Incoming.copy(folder, MASTERS, stem, heard.ending(), file);
    SoundFile sound = Incoming.sound(copied, heard.format());
    List<RecordingId> bound = new ArrayList<>();
    folder.change(
        catalog -> {
          bound.clear();
          return bind(catalog, catalog.release(id), disc, title, isrc, sound, bound);
        });
    return new Added(
        file.toString(),
        "track",
        bound.getFirst().text(),
        String.format(
            Locale.ROOT,
            "%s, %d Hz, %d bits, %d:%04.1f",
            sound.channels() == 1 ? "mono" : "stereo",
            sound.rate(),
            sound.bits(),
            (int) (sound.seconds() / 60),
            sound.seconds() % 60));
  }

  /** The catalog with a sound as the master of a recording that is a track of the release. */
  static Catalog bind(
      Catalog catalog,
      Release release,
      int disc,
      String title,
      Optional<Isrc> isrc,
      SoundFile sound,
      List<RecordingId> bound) {
    Recording recording =
        find(catalog, release, title, isrc)
            .orElseGet(
                () ->
                    withIsrc(
                        NewRecording.of(
                            Catalog.fresh(catalog.recordings().keySet(), title, RecordingId::new),
                            title,
                            catalog.party(release.artist().parts().getFirst().artist()),
                            Optional.empty()),
                        release.artist(),
                        isrc));
    bound.add(recording.id());
    Catalog changed = catalog.with(Parts.withFile(recording, sound));
    boolean there =
        release.tracks().stream().anyMatch(track -> track.recording().equals(recording.id()));
    return there ? changed : changed.with(withTrack(release, disc, recording.id()));
  }

  private static Recording withIsrc(Recording made, ArtistCredit artist, Optional<Isrc> isrc) {
    return Parts.with(made, artist, isrc);
  }

  private static Optional<Recording> find(
      Catalog catalog, Release release, String title, Optional<Isrc> isrc) {
    Optional<Recording> byCode =
        catalog.recordings().values().stream()
            .filter(one -> isrc.isPresent() && one.isrc().equals(isrc))
            .findFirst();
    return byCode.or(
        () ->
            catalog.recordings().values().stream()
                .filter(one -> one.fullTitle().equalsIgnoreCase(title))
                .filter(one -> one.artist().text().equalsIgnoreCase(release.artist().text()))
                .filter(one -> isrc.isEmpty() || one.isrc().isEmpty())
                .findFirst());
  }

  private static Release withTrack(Release release, int disc, RecordingId recording) {
    List<Release.Medium> media = new ArrayList<>(release.media());
    if (disc < 1 || disc > media.size() + 1) {
      throw new ReleaseProblem(
          release.id().text(),
          "it has " + media.size() + " discs, so that the next cannot be number " + disc,
          "name a disc from 1 to " + (media.size() + 1));
    }
    if (disc > media.size()) {
      media.add(new Release.Medium("", List.of()));
    }
    Release.Medium medium = media.get(disc - 1);
    List<Release.Track> tracks = new ArrayList<>(medium.tracks());
    tracks.add(new Release.Track(recording, false));
    media.set(disc - 1, new Release.Medium(medium.title(), tracks));
    return Parts.with(release, media, release.cover());
  }

  private static Optional<Isrc> isrc(String text) {
    try {
      return Optional.of(new Isrc(text));
    } catch (IllegalArgumentException noIsrc) {
      return Optional.empty();
    }
  }

  /** A file's name without its ending and without a track's number before it. */
  static String titleOf(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot <= 0 ? name : name.substring(0, dot);
    String plain = stem.replaceFirst("^\\d{1,2}(-\\d{1,2})?[ ._-]+(?=.)", "").replace('_', ' ');
    return plain.isBlank() ? stem : plain.strip();
  }

  /** Whether a file is there at all. */
  static void require(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ReleaseProblem(file.toString(), "there is no such file", "look at its name");
    }
  }
}
