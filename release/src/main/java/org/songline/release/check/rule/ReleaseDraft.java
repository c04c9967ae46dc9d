package org.songline.release.check.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.Notice;
import org.songline.release.catalog.Release;
import org.songline.release.id.Barcode;
import org.songline.release.id.Grid;

/** A release with some of its fields changed. */
public final class ReleaseDraft {
  private final Release of;
  public Release.Type type;
  public String title;
  public String version;
  public ArtistCredit artist;
  public Optional<PartyId> label;
  public String catalogNumber;
  public Optional<Barcode> barcode;
  public Optional<Grid> grid;
  public String genre;
  public String subgenre;
  public String language;
  public Optional<Notice> phonogram;
  public Optional<Notice> copyright;
  public Optional<LocalDate> date;
  public Optional<LocalDate> original;
  public Optional<LocalDate> preorder;
  public List<Release.Deal> deals;
  public List<Release.Medium> media;
  public Optional<Release.Cover> cover;
  public Release.Texts texts;
  public SortedSet<Integer> confirmed;

  private ReleaseDraft(Release of) {
    this.of = of;
    type = of.type();
    title = of.title();
    version = of.version();
    artist = of.artist();
    label = of.label();
    catalogNumber = of.catalogNumber();
    barcode = of.barcode();
    grid = of.grid();
    genre = of.genre();
    subgenre = of.subgenre();
    language = of.language();
    phonogram = of.phonogram();
    copyright = of.copyright();
    date = of.date();
    original = of.original();
    preorder = of.preorder();
    deals = of.deals();
    media = of.media();
    cover = of.cover();
    texts = of.texts();
    confirmed = of.confirmed();
  }

  /** The release after a change. */
  public static Release of(Release before, Consumer<ReleaseDraft> change) {
    ReleaseDraft draft = new ReleaseDraft(before);
    change.accept(draft);
    return draft.done();
  }

  private Release done() {
    return new Release(
        of.id(),
        type,
        title,
        version,
        artist,
        label,
        catalogNumber,
        barcode,
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
}
