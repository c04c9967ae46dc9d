package org.songline.release.royalty.ledger;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.Work;
import org.songline.release.royalty.statement.Track;

/**
 * Finds what a line is about: by hand, by ISRC, by the release's code and the title, by ISWC or the
 * work's own number.
 */
public final class Matcher {
  private final Catalog catalog;
  private final SortedMap<String, String> byHand;
  private final Map<String, List<Recording>> byIsrc = new HashMap<>();
  private final Map<String, List<Release>> byCode = new HashMap<>();
  private final Map<String, List<Work>> byWork = new HashMap<>();

  /**
   * @param byHand for the key of a track {@code recording:ID}, {@code release:ID} or {@code
   *     work:ID}
   */
  public Matcher(Catalog catalog, SortedMap<String, String> byHand) {
    this.catalog = catalog;
    this.byHand = byHand;
    for (Recording one : catalog.recordings().values()) {
      one.isrc().ifPresent(code -> put(byIsrc, code.text(), one));
    }
    for (Release one : catalog.releases().values()) {
      one.barcode().ifPresent(code -> put(byCode, code.text(), one));
    }
    for (Work one : catalog.works().values()) {
      one.iswc().ifPresent(code -> put(byWork, code.text(), one));
      if (!one.number().isEmpty()) {
        put(byWork, one.number(), one);
      }
    }
  }

  public Target of(Track track) {
    String hand = byHand.get(track.key());
    if (hand != null) {
      return named(hand);
    }
    List<Release> releases = byCode.getOrDefault(track.upc(), List.of());
    List<Recording> coded = track.isrc().isEmpty() ? List.of() : byIsrc(track.isrc());
    if (coded.size() > 1) {
      return new Target.Unknown("two recordings have the ISRC " + track.isrc());
    }
    if (coded.size() == 1) {
      return new Target.OfRecording(
          coded.getFirst().id(), releases.stream().findFirst().map(Release::id));
    }
    if (releases.size() > 1) {
      return new Target.Unknown("two releases have the code " + track.upc());
    }
    if (releases.size() == 1) {
      return onRelease(releases.getFirst(), track);
    }
    for (String code : List.of(track.iswc(), track.number())) {
      List<Work> works = code.isEmpty() ? List.of() : byWork.getOrDefault(code, List.of());
      if (works.size() == 1) {
        return new Target.OfWork(works.getFirst().id());
      }
    }
    return new Target.Unknown(
        track.isrc().isEmpty()
            ? track.upc().isEmpty() ? "it has no code that is known" : "no release has its code"
            : "no recording has its ISRC");
  }

  /**
   * What a text names.
   *
   * @throws ReleaseProblem when it is not in the catalog
   */
  public Target named(String text) {
    int colon = text.indexOf(':');
    String id = text.substring(colon + 1);
    try {
      return switch (colon < 0 ? "" : text.substring(0, colon)) {
        case "recording" ->
            new Target.OfRecording(catalog.recording(new RecordingId(id)).id(), Optional.empty());
        case "release" -> new Target.OfRelease(catalog.release(new ReleaseId(id)).id());
        case "work" -> new Target.OfWork(catalog.work(new WorkId(id)).id());
        default -> throw new IllegalArgumentException("\"" + text + "\" names nothing");
      };
    } catch (IllegalArgumentException e) {
      throw new ReleaseProblem(
          "match", String.valueOf(e.getMessage()), "write recording:ID, release:ID or work:ID", e);
    }
  }

  private List<Recording> byIsrc(String isrc) {
    return byIsrc.getOrDefault(isrc, List.of());
  }

  private Target onRelease(Release release, Track track) {
    if (track.isrc().isEmpty()
        && (track.title().isEmpty()
            || folded(track.title()).equals(folded(release.title()))
            || folded(track.title()).equals(folded(release.fullTitle())))) {
      List<Recording> tracks = catalog.recordingsOf(release);
      if (tracks.size() > 1
          && !track.title().isEmpty()
          && tracks.stream().anyMatch(one -> folded(one.title()).equals(folded(track.title())))) {
        return new Target.Unknown("its title is that of the release and of a track");
      }
      return tracks.size() == 1
          ? new Target.OfRecording(tracks.getFirst().id(), Optional.of(release.id()))
          : tracks.isEmpty()
              ? new Target.Unknown("the release has no tracks")
              : new Target.OfRelease(release.id());
    }
    List<Recording> titled =
        catalog.recordingsOf(release).stream()
            .filter(
                one ->
                    folded(one.fullTitle()).equals(folded(track.title()))
                        || folded(one.title()).equals(folded(track.title())))
            .distinct()
            .toList();
    return titled.size() == 1
        ? new Target.OfRecording(titled.getFirst().id(), Optional.of(release.id()))
        : new Target.Unknown(
            titled.isEmpty()
                ? "its release has no track of that title"
                : "its release has two tracks of that title");
  }

  /** Letters and digits alone, without accents and case. */
  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private static <T> void put(Map<String, List<T>> map, String key, T value) {
    map.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
  }
}
