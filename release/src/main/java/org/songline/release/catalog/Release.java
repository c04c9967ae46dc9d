package org.songline.release.catalog;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.id.Barcode;
import org.songline.release.id.Grid;

/**
 * What is put out together under one title and one barcode.
 *
 * @param version words that tell it from others, such as {@code Deluxe}; usually empty
 * @param copyright the © line
 * @param phonogram the ℗ line of the whole
 * @param date when it comes out
 * @param original when it first came out, when that was earlier
 * @param preorder from when it can be ordered before it comes out
 * @param media discs, or the one list of tracks of a digital release
 * @param confirmed numbers of the rules that somebody looked at and confirmed
 */
public record Release(
    ReleaseId id,
    Type type,
    String title,
    String version,
    ArtistCredit artist,
    Optional<PartyId> label,
    String catalogNumber,
    Optional<Barcode> barcode,
    Optional<Grid> grid,
    String genre,
    String subgenre,
    String language,
    Optional<Notice> phonogram,
    Optional<Notice> copyright,
    Optional<LocalDate> date,
    Optional<LocalDate> original,
    Optional<LocalDate> preorder,
    List<Deal> deals,
    List<Medium> media,
    Optional<Cover> cover,
    Texts texts,
    SortedSet<Integer> confirmed) {
  /** By size. */
  public enum Type {
    SINGLE,
    EP,
    ALBUM
  }

  /** How listeners may use it. */
  public enum Use {
    /** Streams that subscribers pay for. */
    SUBSCRIPTION_STREAM,
    /** Streams that advertisers pay for. */
    FREE_STREAM,
    /** Downloads that are bought. */
    DOWNLOAD,
    /** In what users of a platform make. */
    USER_MADE,
    /** Claims on what others upload. */
    RIGHTS_CLAIM,
    /** Radio-like streams. */
    RADIO_STREAM
  }

  /**
   * Terms for a part of the world.
   *
   * @param from empty for the release's date
   * @param until empty for no end
   * @param price the shop's price code; empty for its usual price
   */
  public record Deal(
      Territories territories,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      Set<Use> uses,
      String price) {
    public Deal {
      uses = uses.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(uses));
    }
  }

  /** A disc, or the one list of a digital release. */
  public record Medium(String title, List<Track> tracks) {
    public Medium {
      tracks = List.copyOf(tracks);
    }
  }

  /**
   * A recording at its place.
   *
   * @param gapless whether the next track goes on without a gap
   */
  public record Track(RecordingId recording, boolean gapless) {}

  /**
   * The front cover.
   *
   * @param path relative to the catalog's folder, with slashes
   * @param sha256 of its bytes
   * @param words everything that can be read on it, as somebody typed it
   * @param rights whose picture it is and by which licence
   */
  public record Cover(
      String path, String sha256, String words, Optional<AiUse> ai, String rights) {}

  /** What is told about the release; every field may be empty. */
  public record Texts(String oneLine, String story, String biography, String quotes, String moods) {
    public static final Texts NONE = new Texts("", "", "", "", "");
  }

  public Release {
    deals = List.copyOf(deals);
    media = List.copyOf(media);
    confirmed = Collections.unmodifiableSortedSet(new TreeSet<>(confirmed));
    if (title.isBlank()) {
      throw new IllegalArgumentException("a release without a title");
    }
  }

  /** The same with a barcode. */
  public Release withBarcode(Barcode code) {
    return new Release(
        id,
        type,
        title,
        version,
        artist,
        label,
        catalogNumber,
        Optional.of(code),
        grid,
        genre,
        subgenre,
        language,
        phonogram,
        copyright,
        date,
        original,
        preorder,
        deals,
        media,
        cover,
        texts,
        confirmed);
  }

  /** The same with a GRid. */
  public Release withGrid(Grid code) {
    return new Release(
        id,
        type,
        title,
        version,
        artist,
        label,
        catalogNumber,
        barcode,
        Optional.of(code),
        genre,
        subgenre,
        language,
        phonogram,
        copyright,
        date,
        original,
        preorder,
        deals,
        media,
        cover,
        texts,
        confirmed);
  }

  /** All tracks in order. */
  public List<Track> tracks() {
    return media.stream().flatMap(medium -> medium.tracks().stream()).toList();
  }

  /** Title and version as shops show them. */
  public String fullTitle() {
    return version.isEmpty() ? title : title + " (" + version + ")";
  }
}
