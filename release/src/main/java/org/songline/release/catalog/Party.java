package org.songline.release.catalog;

import java.util.List;
import java.util.Optional;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.id.Dpid;
import org.songline.release.id.IpiBase;
import org.songline.release.id.IpiName;
import org.songline.release.id.Isni;
import org.songline.release.id.Mbid;

/**
 * Somebody who makes, owns or administers music.
 *
 * @param name the public name: of the stage, the band, the label
 * @param legalName as on contracts; empty when it is the public name or not known
 * @param sortName as in lists, such as {@code Berg, Anna}; empty when it is the public name
 * @param affiliations societies that collect for the party
 * @param members of a band
 */
public record Party(
    PartyId id,
    Kind kind,
    String name,
    String legalName,
    String sortName,
    Optional<IpiName> ipi,
    Optional<IpiBase> ipiBase,
    Optional<Isni> isni,
    Optional<Dpid> dpid,
    Optional<Mbid> mbid,
    List<Affiliation> affiliations,
    List<PartyId> members,
    Contact contact,
    Payment payment) {
  /** What kind of party. */
  public enum Kind {
    PERSON,
    BAND,
    LABEL,
    PUBLISHER,
    SOCIETY,
    COMPANY
  }

  /** The rights for which a society collects. */
  public enum Right {
    /** Performing. */
    PERFORMING,
    /** Mechanical. */
    MECHANICAL,
    /** Synchronisation. */
    SYNCHRONISATION,
    /** Neighbouring rights in recordings. */
    NEIGHBOURING
  }

  /**
   * Membership of a society.
   *
   * @param society the society's CISAC code, one to three digits; for neighbouring rights its name
   * @param territories where it collects for the party
   */
  public record Affiliation(String society, List<Right> rights, Territories territories) {
    public Affiliation {
      rights = List.copyOf(rights);
    }
  }

  /** Where somebody is reached; every field may be empty. */
  public record Contact(String email, String phone, String address, String country) {
    public static final Contact NONE = new Contact("", "", "", "");
  }

  /**
   * Where and how money is sent; every field may be empty.
   *
   * @param method for example {@code bank} or {@code paypal}
   * @param account for example an IBAN
   * @param currency ISO 4217
   * @param tax the tax number
   */
  public record Payment(String method, String account, String currency, String tax) {
    public static final Payment NONE = new Payment("", "", "", "");
  }

  public Party {
    affiliations = List.copyOf(affiliations);
    members = List.copyOf(members);
    if (name.isBlank()) {
      throw new IllegalArgumentException("a party without a name");
    }
  }

  /** With nothing but a name. */
  public static Party named(PartyId id, Kind kind, String name) {
    return new Party(
        id,
        kind,
        name,
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Contact.NONE,
        Payment.NONE);
  }

  /** The name that contracts use. */
  public String contractName() {
    return legalName.isEmpty() ? name : legalName;
  }
}
