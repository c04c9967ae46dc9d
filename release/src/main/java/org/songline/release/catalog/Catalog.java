package org.songline.release.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.CatalogId.AgreementId;
import org.songline.release.catalog.CatalogId.MaterialId;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.CatalogId.WorkId;

/**
 * Everything that is known about people, works, recordings, releases, agreements and material by
 * others: an immutable value in which every reference leads somewhere.
 */
public record Catalog(
    Label label,
    SortedMap<PartyId, Party> parties,
    SortedMap<WorkId, Work> works,
    SortedMap<RecordingId, Recording> recordings,
    SortedMap<ReleaseId, Release> releases,
    SortedMap<AgreementId, Agreement> agreements,
    SortedMap<MaterialId, Material> materials) {
  public static final Catalog EMPTY =
      new Catalog(
          Label.NONE,
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>());

  /**
   * @throws ReleaseProblem when something refers to an entry that is not there
   */
  public Catalog {
    parties = Collections.unmodifiableSortedMap(new TreeMap<>(parties));
    works = Collections.unmodifiableSortedMap(new TreeMap<>(works));
    recordings = Collections.unmodifiableSortedMap(new TreeMap<>(recordings));
    releases = Collections.unmodifiableSortedMap(new TreeMap<>(releases));
    agreements = Collections.unmodifiableSortedMap(new TreeMap<>(agreements));
    materials = Collections.unmodifiableSortedMap(new TreeMap<>(materials));
    References.check(label, parties, works, recordings, releases, agreements, materials);
  }

  /** With one party more, or one in place of that with its id. */
  public Catalog with(Party party) {
    return new Catalog(
        label, put(parties, party.id(), party), works, recordings, releases, agreements, materials);
  }

  public Catalog with(Work work) {
    return new Catalog(
        label, parties, put(works, work.id(), work), recordings, releases, agreements, materials);
  }

  public Catalog with(Recording recording) {
    return new Catalog(
        label,
        parties,
        works,
        put(recordings, recording.id(), recording),
        releases,
        agreements,
        materials);
  }

  public Catalog with(Release release) {
    return new Catalog(
        label,
        parties,
        works,
        recordings,
        put(releases, release.id(), release),
        agreements,
        materials);
  }

  public Catalog with(Agreement agreement) {
    return new Catalog(
        label,
        parties,
        works,
        recordings,
        releases,
        put(agreements, agreement.id(), agreement),
        materials);
  }

  public Catalog with(Material material) {
    return new Catalog(
        label,
        parties,
        works,
        recordings,
        releases,
        agreements,
        put(materials, material.id(), material));
  }

  public Catalog with(Label newLabel) {
    return new Catalog(newLabel, parties, works, recordings, releases, agreements, materials);
  }

  /**
   * Without an entry.
   *
   * @throws ReleaseProblem when another still refers to it
   */
  public Catalog without(CatalogId id) {
    return new Catalog(
        label,
        id instanceof PartyId ? cut(parties, id) : parties,
        id instanceof WorkId ? cut(works, id) : works,
        id instanceof RecordingId ? cut(recordings, id) : recordings,
        id instanceof ReleaseId ? cut(releases, id) : releases,
        id instanceof AgreementId ? cut(agreements, id) : agreements,
        id instanceof MaterialId ? cut(materials, id) : materials);
  }

  /**
   * @throws ReleaseProblem when it is not there
   */
  public Party party(PartyId id) {
    return there(parties, id, "party");
  }

  /**
   * @throws ReleaseProblem when it is not there
   */
  public Work work(WorkId id) {
    return there(works, id, "work");
  }

  /**
   * @throws ReleaseProblem when it is not there
   */
  public Recording recording(RecordingId id) {
    return there(recordings, id, "recording");
  }

  /**
   * @throws ReleaseProblem when it is not there
   */
  public Release release(ReleaseId id) {
    return there(releases, id, "release");
  }

  /**
   * @throws ReleaseProblem when it is not there
   */
  public Agreement agreement(AgreementId id) {
    return there(agreements, id, "agreement");
  }

  /**
   * @throws ReleaseProblem when it is not there
   */
  public Material material(MaterialId id) {
    return there(materials, id, "material");
  }

  /** The recordings of a release in the order of its tracks. */
  public List<Recording> recordingsOf(Release release) {
    return release.tracks().stream().map(track -> recording(track.recording())).toList();
  }

  /** The works that are heard in a recording. */
  public List<Work> worksOf(Recording recording) {
    return recording.works().stream().map(this::work).toList();
  }

  /** The party with a public or legal name, upper and lower case alike. */
  public Optional<Party> partyNamed(String name) {
    return parties.values().stream()
        .filter(party -> !name.isBlank())
        .filter(
            party ->
                party.name().equalsIgnoreCase(name) || party.legalName().equalsIgnoreCase(name))
        .findFirst();
  }

  /** An id for a new entry of a kind. */
  public static <I extends CatalogId> I fresh(
      Collection<I> taken, String name, Function<String, I> make) {
    return make.apply(
        CatalogId.from(name, text -> taken.stream().anyMatch(id -> id.text().equals(text))));
  }

  private static <I extends CatalogId, T> SortedMap<I, T> put(SortedMap<I, T> map, I id, T value) {
    SortedMap<I, T> changed = new TreeMap<>(map);
    changed.put(id, value);
    return changed;
  }

  private static <I extends CatalogId, T> SortedMap<I, T> cut(SortedMap<I, T> map, CatalogId id) {
    SortedMap<I, T> changed = new TreeMap<>(map);
    changed.keySet().removeIf(id::equals);
    return changed;
  }

  private static <I extends CatalogId, T> T there(Map<I, T> map, I id, String kind) {
    T value = map.get(id);
    if (value == null) {
      throw new ReleaseProblem(
          kind + " " + id.text(), "there is none of that id", "look at the list, or add it");
    }
    return value;
  }
}
