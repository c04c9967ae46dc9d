package org.songline.release.catalog;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Values;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.id.Barcode;
import org.songline.release.id.Grid;

/** How releases are written and read. */
final class ReleaseCodec {
  static final Codec<ReleaseId> ID = Fields.id(ReleaseId::new);
  static final Codec<Barcode> BARCODE = Fields.identifier(Barcode::new);

  static final Codec<Release> RELEASE;

  static {
    var id = Field.of("id", ID, Release::id);
    var type = Field.of("type", Values.choice(Release.Type.class), Release::type);
    var title = Field.of("title", Values.TEXT, Release::title);
    var version = Field.of("version", Values.TEXT, Release::version).or("");
    var artist = Field.of("artist", RecordingCodec.CREDIT, Release::artist);
    var label = Field.maybe("label", PartyCodec.ID, Release::label);
    var number = Field.of("catalog-number", Values.TEXT, Release::catalogNumber).or("");
    var barcode = Field.maybe("barcode", BARCODE, Release::barcode);
    var grid = Field.maybe("grid", Fields.identifier(Grid::new), Release::grid);
    var genre = Field.of("genre", Values.TEXT, Release::genre).or("");
    var subgenre = Field.of("subgenre", Values.TEXT, Release::subgenre).or("");
    var language = Field.of("language", Values.TEXT, Release::language).or("");
    var phonogram = Field.maybe("phonogram", RecordingCodec.NOTICE, Release::phonogram);
    var copyright = Field.maybe("copyright", RecordingCodec.NOTICE, Release::copyright);
    var date = Field.maybe("date", Fields.DATE, Release::date);
    var original = Field.maybe("original-date", Fields.DATE, Release::original);
    var preorder = Field.maybe("preorder", Fields.DATE, Release::preorder);
    var deals = Field.of("deals", deal().lines(), Release::deals).or(List.of());
    var media = Field.of("media", medium().lines(), Release::media).or(List.of());
    var cover = Field.maybe("cover", cover(), Release::cover);
    var texts = Field.of("texts", texts(), Release::texts).or(Release.Texts.NONE);
    Codec<SortedSet<Integer>> numbers = Values.INT.inline().map(TreeSet::new, List::copyOf);
    var confirmed = Field.of("confirmed", numbers, Release::confirmed).or(new TreeSet<>());
    RELEASE =
        Codec.block(
            Release.class,
            keys ->
                new Release(
                    keys.of(id),
                    keys.of(type),
                    keys.of(title),
                    keys.of(version),
                    keys.of(artist),
                    keys.of(label),
                    keys.of(number),
                    keys.of(barcode),
                    keys.of(grid),
                    keys.of(genre),
                    keys.of(subgenre),
                    keys.of(language),
                    keys.of(phonogram),
                    keys.of(copyright),
                    keys.of(date),
                    keys.of(original),
                    keys.of(preorder),
                    keys.of(deals),
                    keys.of(media),
                    keys.of(cover),
                    keys.of(texts),
                    keys.of(confirmed)),
            id,
            type,
            title,
            version,
            artist,
            label,
            number,
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

  private ReleaseCodec() {}

  private static Codec<Release.Deal> deal() {
    var where =
        Field.of("territories", Fields.TERRITORIES, Release.Deal::territories)
            .or(Territories.WORLD);
    var from = Field.maybe("from", Fields.DATE, Release.Deal::from);
    var until = Field.maybe("until", Fields.DATE, Release.Deal::until);
    Codec<Set<Release.Use>> choices = Fields.choices(Release.Use.class);
    var uses = Field.of("uses", choices, Release.Deal::uses);
    var price = Field.of("price", Values.TEXT, Release.Deal::price).or("");
    return Codec.line(
        Release.Deal.class,
        keys ->
            new Release.Deal(
                keys.of(where), keys.of(from), keys.of(until), keys.of(uses), keys.of(price)),
        where,
        from,
        until,
        uses,
        price);
  }

  private static Codec<Release.Medium> medium() {
    var recording = Field.of("recording", RecordingCodec.ID, Release.Track::recording);
    var gapless = Field.of("gapless", Values.FLAG, Release.Track::gapless).or(false);
    Codec<Release.Track> track =
        Codec.line(
            Release.Track.class,
            keys -> new Release.Track(keys.of(recording), keys.of(gapless)),
            recording,
            gapless);
    var title = Field.of("title", Values.TEXT, Release.Medium::title).or("");
    var tracks = Field.of("tracks", track.lines(), Release.Medium::tracks).or(List.of());
    return Codec.block(
        Release.Medium.class,
        keys -> new Release.Medium(keys.of(title), keys.of(tracks)),
        title,
        tracks);
  }

  private static Codec<Release.Cover> cover() {
    var path = Field.of("path", Values.TEXT, Release.Cover::path);
    var hash = Field.of("sha256", Values.TEXT, Release.Cover::sha256);
    var words = Field.of("words", Values.TEXT, Release.Cover::words).or("");
    var ai = Field.maybe("ai", Values.choice(AiUse.class), Release.Cover::ai);
    var rights = Field.of("rights", Values.TEXT, Release.Cover::rights).or("");
    return Codec.line(
        Release.Cover.class,
        keys ->
            new Release.Cover(
                keys.of(path), keys.of(hash), keys.of(words), keys.of(ai), keys.of(rights)),
        path,
        hash,
        words,
        ai,
        rights);
  }

  private static Codec<Release.Texts> texts() {
    var line = Field.of("one-line", Values.TEXT, Release.Texts::oneLine).or("");
    var story = Field.of("story", Values.TEXT, Release.Texts::story).or("");
    var biography = Field.of("biography", Values.TEXT, Release.Texts::biography).or("");
    var quotes = Field.of("quotes", Values.TEXT, Release.Texts::quotes).or("");
    var moods = Field.of("moods", Values.TEXT, Release.Texts::moods).or("");
    return Codec.block(
        Release.Texts.class,
        keys ->
            new Release.Texts(
                keys.of(line), keys.of(story), keys.of(biography), keys.of(quotes), keys.of(moods)),
        line,
        story,
        biography,
        quotes,
        moods);
  }
}
