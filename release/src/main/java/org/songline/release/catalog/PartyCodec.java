package org.songline.release.catalog;

import java.util.List;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Values;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.id.Dpid;
import org.songline.release.id.IpiBase;
import org.songline.release.id.IpiName;
import org.songline.release.id.Isni;
import org.songline.release.id.Mbid;

/** How parties are written and read. */
final class PartyCodec {
  static final Codec<PartyId> ID = Fields.id(PartyId::new);

  static final Codec<Party> PARTY;

  static {
    var id = Field.of("id", ID, Party::id);
    var kind = Field.of("kind", Values.choice(Party.Kind.class), Party::kind);
    var name = Field.of("name", Values.TEXT, Party::name);
    var legal = Field.of("legal-name", Values.TEXT, Party::legalName).or("");
    var sort = Field.of("sort-name", Values.TEXT, Party::sortName).or("");
    var ipi = Field.maybe("ipi", Fields.identifier(IpiName::new), Party::ipi);
    var base = Field.maybe("ipi-base", Fields.identifier(IpiBase::new), Party::ipiBase);
    var isni = Field.maybe("isni", Fields.identifier(Isni::new), Party::isni);
    var dpid = Field.maybe("dpid", Fields.identifier(Dpid::new), Party::dpid);
    var mbid = Field.maybe("musicbrainz", Fields.identifier(Mbid::new), Party::mbid);
    var societies =
        Field.of("societies", affiliation().inline(), Party::affiliations).or(List.of());
    var members = Field.of("members", ID.inline(), Party::members).or(List.of());
    var contact = Field.of("contact", contact(), Party::contact).or(Party.Contact.NONE);
    var payment = Field.of("payment", payment(), Party::payment).or(Party.Payment.NONE);
    PARTY =
        Codec.line(
            Party.class,
            keys ->
                new Party(
                    keys.of(id),
                    keys.of(kind),
                    keys.of(name),
                    keys.of(legal),
                    keys.of(sort),
                    keys.of(ipi),
                    keys.of(base),
                    keys.of(isni),
                    keys.of(dpid),
                    keys.of(mbid),
                    keys.of(societies),
                    keys.of(members),
                    keys.of(contact),
                    keys.of(payment)),
            id,
            kind,
            name,
            legal,
            sort,
            ipi,
            base,
            isni,
            dpid,
            mbid,
            societies,
            members,
            contact,
            payment);
  }

  private PartyCodec() {}

  private static Codec<Party.Affiliation> affiliation() {
    var society = Field.of("society", Values.TEXT, Party.Affiliation::society);
    var rights =
        Field.of("rights", Values.choice(Party.Right.class).inline(), Party.Affiliation::rights);
    var where =
        Field.of("territories", Fields.TERRITORIES, Party.Affiliation::territories)
            .or(Territories.WORLD);
    return Codec.line(
        Party.Affiliation.class,
        keys -> new Party.Affiliation(keys.of(society), keys.of(rights), keys.of(where)),
        society,
        rights,
        where);
  }

  private static Codec<Party.Contact> contact() {
    var email = Field.of("email", Values.TEXT, Party.Contact::email).or("");
    var phone = Field.of("phone", Values.TEXT, Party.Contact::phone).or("");
    var address = Field.of("address", Values.TEXT, Party.Contact::address).or("");
    var country = Field.of("country", Values.TEXT, Party.Contact::country).or("");
    return Codec.line(
        Party.Contact.class,
        keys ->
            new Party.Contact(keys.of(email), keys.of(phone), keys.of(address), keys.of(country)),
        email,
        phone,
        address,
        country);
  }

  private static Codec<Party.Payment> payment() {
    var method = Field.of("method", Values.TEXT, Party.Payment::method).or("");
    var account = Field.of("account", Values.TEXT, Party.Payment::account).or("");
    var currency = Field.of("currency", Values.TEXT, Party.Payment::currency).or("");
    var tax = Field.of("tax", Values.TEXT, Party.Payment::tax).or("");
    return Codec.line(
        Party.Payment.class,
        keys ->
            new Party.Payment(keys.of(method), keys.of(account), keys.of(currency), keys.of(tax)),
        method,
        account,
        currency,
        tax);
  }
}
