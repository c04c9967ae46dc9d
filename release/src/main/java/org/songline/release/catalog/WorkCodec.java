package org.songline.release.catalog;

import java.util.List;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Values;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.exact.Share;
import org.songline.release.id.Iswc;

/** How works are written and read. */
final class WorkCodec {
  static final Codec<WorkId> ID = Fields.id(WorkId::new);
  private static final Codec<Iswc> ISWC = Fields.identifier(Iswc::new);

  static final Codec<Work> WORK;

  static {
    var id = Field.of("id", ID, Work::id);
    var title = Field.of("title", Values.TEXT, Work::title);
    var other = Field.of("alternates", alternate().inline(), Work::alternates).or(List.of());
    var iswc = Field.maybe("iswc", ISWC, Work::iswc);
    var language = Field.of("language", Values.TEXT, Work::language).or("");
    var writers = Field.of("writers", writer().lines(), Work::writers).or(List.of());
    var derived = Field.maybe("derived", derived(), Work::derived);
    var number = Field.of("number", Values.TEXT, Work::number).or("");
    var completed = Field.maybe("completed", Fields.DATE, Work::completed);
    WORK =
        Codec.block(
            Work.class,
            keys ->
                new Work(
                    keys.of(id),
                    keys.of(title),
                    keys.of(other),
                    keys.of(iswc),
                    keys.of(language),
                    keys.of(writers),
                    keys.of(derived),
                    keys.of(number),
                    keys.of(completed)),
            id,
            title,
            other,
            iswc,
            language,
            writers,
            derived,
            number,
            completed);
  }

  private WorkCodec() {}

  private static Codec<Work.AlternateTitle> alternate() {
    var title = Field.of("title", Values.TEXT, Work.AlternateTitle::title);
    var language = Field.of("language", Values.TEXT, Work.AlternateTitle::language).or("");
    return Codec.line(
        Work.AlternateTitle.class,
        keys -> new Work.AlternateTitle(keys.of(title), keys.of(language)),
        title,
        language);
  }

  private static Codec<Work.Writer> writer() {
    var party = Field.of("party", PartyCodec.ID, Work.Writer::party);
    var part = Field.of("part", Values.choice(Work.Part.class), Work.Writer::part);
    var share = Field.of("share", Fields.SHARE, Work.Writer::share);
    var publishers =
        Field.of("publishers", publishing().inline(), Work.Writer::publishers).or(List.of());
    return Codec.line(
        Work.Writer.class,
        keys -> new Work.Writer(keys.of(party), keys.of(part), keys.of(share), keys.of(publishers)),
        party,
        part,
        share,
        publishers);
  }

  private static Codec<Work.Publishing> publishing() {
    var publisher = Field.of("publisher", PartyCodec.ID, Work.Publishing::publisher);
    var part = Field.of("part", Fields.SHARE, Work.Publishing::part).or(Share.NOTHING);
    var administers = Field.of("administers", Values.FLAG, Work.Publishing::administers).or(false);
    var where =
        Field.of("territories", Fields.TERRITORIES, Work.Publishing::territories)
            .or(Territories.WORLD);
    return Codec.line(
        Work.Publishing.class,
        keys ->
            new Work.Publishing(
                keys.of(publisher), keys.of(part), keys.of(administers), keys.of(where)),
        publisher,
        part,
        administers,
        where);
  }

  private static Codec<Work.Derived> derived() {
    var title = Field.of("title", Values.TEXT, Work.Derived::title);
    var iswc = Field.maybe("iswc", ISWC, Work.Derived::iswc);
    var writers = Field.of("writers", Values.TEXT, Work.Derived::writers).or("");
    return Codec.line(
        Work.Derived.class,
        keys -> new Work.Derived(keys.of(title), keys.of(iswc), keys.of(writers)),
        title,
        iswc,
        writers);
  }
}
