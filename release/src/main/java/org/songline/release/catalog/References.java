package org.songline.release.catalog;

import java.util.SortedMap;
import java.util.stream.Stream;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.CatalogId.AgreementId;
import org.songline.release.catalog.CatalogId.MaterialId;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.CatalogId.WorkId;

/** That whatever an entry refers to is there. */
record References(
    SortedMap<PartyId, Party> parties,
    SortedMap<WorkId, Work> works,
    SortedMap<RecordingId, Recording> recordings,
    SortedMap<ReleaseId, Release> releases,
    SortedMap<MaterialId, Material> materials) {
  static void check(
      Label label,
      SortedMap<PartyId, Party> parties,
      SortedMap<WorkId, Work> works,
      SortedMap<RecordingId, Recording> recordings,
      SortedMap<ReleaseId, Release> releases,
      SortedMap<AgreementId, Agreement> agreements,
      SortedMap<MaterialId, Material> materials) {
    References all = new References(parties, works, recordings, releases, materials);
    all.require("the label", label.party().stream());
    parties
        .values()
        .forEach(one -> all.require("party " + one.id().text(), one.members().stream()));
    works.values().forEach(all::check);
    recordings.values().forEach(all::check);
    releases.values().forEach(all::check);
    agreements.values().forEach(all::check);
  }

  private void check(Work work) {
    String place = "work " + work.id().text();
    require(place, work.writers().stream().map(Work.Writer::party));
    require(
        place,
        work.writers().stream()
            .flatMap(writer -> writer.publishers().stream())
            .map(Work.Publishing::publisher));
  }

  private void check(Recording recording) {
    String place = "recording " + recording.id().text();
    require(place, recording.works().stream());
    require(place, recording.artist().parts().stream().map(ArtistCredit.Part::artist));
    require(place, recording.contributions().stream().map(Contribution::party));
    require(place, recording.owners().stream().map(Recording.Owner::party));
    require(place, recording.materials().stream());
  }

  private void check(Release release) {
    String place = "release " + release.id().text();
    require(place, release.artist().parts().stream().map(ArtistCredit.Part::artist));
    require(place, release.label().stream());
    require(place, release.tracks().stream().map(Release.Track::recording));
  }

  private void check(Agreement agreement) {
    String place = "agreement " + agreement.id().text();
    require(place, agreement.sides().stream().map(Agreement.Side::party));
    require(place, agreement.scope().works().stream());
    require(place, agreement.scope().recordings().stream());
    require(place, agreement.scope().releases().stream());
  }

  private void require(String place, Stream<? extends CatalogId> ids) {
    ids.forEach(
        id -> {
          boolean there =
              switch (id) {
                case PartyId party -> parties.containsKey(party);
                case WorkId work -> works.containsKey(work);
                case RecordingId recording -> recordings.containsKey(recording);
                case ReleaseId release -> releases.containsKey(release);
                case MaterialId material -> materials.containsKey(material);
                case AgreementId _ -> false;
              };
          if (!there) {
            throw new ReleaseProblem(
                place,
                "it refers to \"" + id.text() + "\", which is not there",
                "add that first, or take the reference out");
          }
        });
  }
}
