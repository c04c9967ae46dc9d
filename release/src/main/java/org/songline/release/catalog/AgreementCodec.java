package org.songline.release.catalog;

import java.util.List;
import java.util.TreeMap;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Values;
import org.songline.release.catalog.CatalogId.AgreementId;

/** How agreements are written and read. */
final class AgreementCodec {
  static final Codec<AgreementId> ID = Fields.id(AgreementId::new);

  static final Codec<Agreement> AGREEMENT;

  static {
    var id = Field.of("id", ID, Agreement::id);
    var kind = Field.of("kind", Values.TEXT, Agreement::kind);
    var title = Field.of("title", Values.TEXT, Agreement::title).or("");
    var sides = Field.of("sides", side().lines(), Agreement::sides).or(List.of());
    var where =
        Field.of("territories", Fields.TERRITORIES, Agreement::territories).or(Territories.WORLD);
    var from = Field.maybe("from", Fields.DATE, Agreement::from);
    var until = Field.maybe("until", Fields.DATE, Agreement::until);
    var scope = Field.of("scope", scope(), Agreement::scope).or(Agreement.Scope.NOTHING);
    var terms = Field.of("terms", Values.map(Values.TEXT), Agreement::terms).or(new TreeMap<>());
    var status =
        Field.of("status", Values.choice(Agreement.Status.class), Agreement::status)
            .or(Agreement.Status.DRAFT);
    var text = Field.of("text", Values.TEXT, Agreement::text).or("");
    AGREEMENT =
        Codec.block(
            Agreement.class,
            keys ->
                new Agreement(
                    keys.of(id),
                    keys.of(kind),
                    keys.of(title),
                    keys.of(sides),
                    keys.of(where),
                    keys.of(from),
                    keys.of(until),
                    keys.of(scope),
                    keys.of(terms),
                    keys.of(status),
                    keys.of(text)),
            id,
            kind,
            title,
            sides,
            where,
            from,
            until,
            scope,
            terms,
            status,
            text);
  }

  private AgreementCodec() {}

  private static Codec<Agreement.Side> side() {
    var party = Field.of("party", PartyCodec.ID, Agreement.Side::party);
    var role = Field.of("role", Values.TEXT, Agreement.Side::role);
    return Codec.line(
        Agreement.Side.class,
        keys -> new Agreement.Side(keys.of(party), keys.of(role)),
        party,
        role);
  }

  private static Codec<Agreement.Scope> scope() {
    var works = Field.of("works", WorkCodec.ID.inline(), Agreement.Scope::works).or(List.of());
    var recordings =
        Field.of("recordings", RecordingCodec.ID.inline(), Agreement.Scope::recordings)
            .or(List.of());
    var releases =
        Field.of("releases", ReleaseCodec.ID.inline(), Agreement.Scope::releases).or(List.of());
    return Codec.line(
        Agreement.Scope.class,
        keys -> new Agreement.Scope(keys.of(works), keys.of(recordings), keys.of(releases)),
        works,
        recordings,
        releases);
  }
}
