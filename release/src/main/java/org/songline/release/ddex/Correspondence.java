package org.songline.release.ddex;

import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Release;

/** Who sends the messages about a release. */
public final class Correspondence {
  private Correspondence() {}

  /**
   * The release's label, or whose catalog it is.
   *
   * @throws ReleaseProblem when it has no DPID
   */
  public static MessageOrder.Correspondent sender(Catalog catalog, Release release) {
    Party party =
        catalog
            .label()
            .party()
            .or(release::label)
            .map(catalog::party)
            .orElseThrow(
                () ->
                    new ReleaseProblem(
                        "release " + release.id().text(),
                        "nobody is told to release it",
                        "give the catalog a label or artist"));
    return new MessageOrder.Correspondent(
        party
            .dpid()
            .orElseThrow(
                () ->
                    new ReleaseProblem(
                        "party " + party.id().text(),
                        "it has no DPID, which the sender of messages needs",
                        "get one at DDEX without cost, with the licence to use the standard")),
        party.name());
  }
}
