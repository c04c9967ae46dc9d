package org.songline.release.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.songline.release.catalog.CatalogId.MaterialId;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.exact.Share;
import org.songline.release.id.Isrc;

/**
 * One version of a recording of works: what an ISRC names. Shares are of the master alone.
 *
 * @param works that are heard in it, usually one
 * @param version words that tell it from others, such as {@code Radio Edit}; empty for the original
 * @param contributions each party once
 * @param owners of the master; their shares add up to 1 once they are settled
 * @param phonogram the ℗ line; empty until it is known
 * @param language of what is sung, ISO 639; {@code zxx} when nothing is
 * @param materials by others that are heard in it
 * @param song the folder of the song it was made from, relative to the catalog's folder; empty for
 *     others
 * @param recorded when the sound was fixed; empty when not known
 * @param preview where shops begin their preview, in milliseconds
 */
public record Recording(
    RecordingId id,
    List<WorkId> works,
    String title,
    String version,
    Type type,
    ArtistCredit artist,
    Optional<Isrc> isrc,
    List<Contribution> contributions,
    List<Owner> owners,
    Optional<Notice> phonogram,
    String language,
    Advisory advisory,
    AiDeclaration ai,
    boolean cover,
    List<MaterialId> materials,
    Optional<SoundFile> file,
    Lyrics lyrics,
    double tempo,
    String key,
    String song,
    Optional<LocalDate> recorded,
    Optional<LocalDate> mastered,
    Optional<Integer> preview) {
  /** What kind of version it is. */
  public enum Type {
    ORIGINAL,
    EDIT,
    RADIO,
    REMIX,
    MIX,
    INSTRUMENTAL,
    A_CAPPELLA,
    LIVE,
    DEMO,
    ACOUSTIC,
    KARAOKE,
    REMASTER,
    RE_RECORDING,
    CLEAN
  }

  /** What is warned of. */
  public enum Advisory {
    UNKNOWN,
    NOT_EXPLICIT,
    EXPLICIT,
    CLEANED
  }

  /** Who owns how much of the master. */
  public record Owner(PartyId party, Share share) {}

  public Recording {
    works = List.copyOf(works);
    contributions = List.copyOf(contributions);
    owners = List.copyOf(owners);
    materials = List.copyOf(materials);
    if (title.isBlank()) {
      throw new IllegalArgumentException("a recording without a title");
    }
  }

  /** The same with an ISRC. */
  public Recording withIsrc(Isrc code) {
    return new Recording(
        id,
        works,
        title,
        version,
        type,
        artist,
        Optional.of(code),
        contributions,
        owners,
        phonogram,
        language,
        advisory,
        ai,
        cover,
        materials,
        file,
        lyrics,
        tempo,
        key,
        song,
        recorded,
        mastered,
        preview);
  }

  /** The sum of the owners' shares. */
  public Share total() {
    return Share.sum(owners.stream().map(Owner::share).toList());
  }

  /** The same recording, bound to a sound file. */
  public Recording withFile(SoundFile bound) {
    return new Recording(
        id,
        works,
        title,
        version,
        type,
        artist,
        isrc,
        contributions,
        owners,
        phonogram,
        language,
        advisory,
        ai,
        cover,
        materials,
        Optional.of(bound),
        lyrics,
        tempo,
        key,
        song,
        recorded,
        mastered,
        preview);
  }

  public boolean isInstrumental() {
    return language.equals("zxx");
  }

  /** Title and version as shops show them. */
  public String fullTitle() {
    return version.isEmpty() ? title : title + " (" + version + ")";
  }

  /** The same with other lyrics. */
  public Recording withLyrics(Lyrics other) {
    return new Recording(
        id,
        works,
        title,
        version,
        type,
        artist,
        isrc,
        contributions,
        owners,
        phonogram,
        language,
        advisory,
        ai,
        cover,
        materials,
        file,
        other,
        tempo,
        key,
        song,
        recorded,
        mastered,
        preview);
  }
}
