package org.songline.release.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.songline.model.json.Json;
import org.songline.model.json.JsonReader;
import org.songline.model.json.JsonWriter;
import org.songline.model.store.SongFolder;
import org.songline.release.catalog.Agreement;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogText;
import org.songline.release.catalog.Recording;
import org.songline.release.evidence.Entry.Kind;
import org.songline.release.evidence.EvidenceJournal.Subject;
import org.songline.release.id.Sha256;
import org.songline.release.signing.SigningKey;

/** Enters in a folder's journal what is new in it, and holds the folder against the journal. */
public final class Evidence {
  private static final String AGREEMENT = "agreement:";
  private static final int DEEPEST = 8;

  private final EvidenceFolder home;
  private final EvidenceJournal journal;

  public Evidence(EvidenceFolder home) {
    this.home = home;
    journal = new EvidenceJournal(home);
  }

  /**
   * How a folder stands against its journal.
   *
   * @param entries how many hold
   * @param key the public key that signs; empty when nothing is entered
   * @param root over all entries that hold
   * @param faults each names its entry
   * @param notes what is worth knowing and no fault
   * @param fresh what could be entered now
   */
  public record State(
      int entries,
      String key,
      String root,
      List<String> faults,
      List<String> notes,
      List<String> fresh) {}

  /**
   * Enters everything whose content the journal does not know yet.
   *
   * @return the entries that were written
   */
  public List<Entry> record(SigningKey key, Clock clock) throws IOException {
    Map<String, Entry> known = latest(journal.read().entries());
    List<Subject> fresh = fresh(known);
    return fresh.isEmpty() ? List.of() : journal.append(fresh, key, clock);
  }

  /** Checks every entry and everything that the latest entries name. */
  public State verify() throws IOException {
    EvidenceJournal.Chain chain = journal.read();
    Map<String, Entry> known = latest(chain.entries());
    List<String> faults = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    if (!chain.fault().isEmpty()) {
      faults.add(home.told(home.journal()) + ": " + chain.fault());
    }
    SortedMap<String, String> agreements = agreements();
    for (Entry entry : known.values()) {
      if (!entry.kind().lasting()) {
        continue;
      }
      String now = now(entry, agreements);
      String told = "entry " + entry.number() + ", " + entry.kind().word() + " " + entry.subject();
      if (now.isEmpty()) {
        (entry.kind().needed() ? faults : notes).add(told + ": it is gone");
      } else if (!now.equals(entry.sha256())) {
        faults.add(told + ": it was changed after " + entry.time());
      }
    }
    return new State(
        chain.entries().size(),
        chain.key(),
        chain.root(chain.entries().size()),
        List.copyOf(faults),
        List.copyOf(notes),
        fresh(known).stream().map(one -> one.kind().word() + " " + one.name()).toList());
  }

  /** The hash of what an entry names as it is now; empty when it is gone. */
  private String now(Entry entry, Map<String, String> agreements) throws IOException {
    if (entry.subject().startsWith(AGREEMENT)) {
      return agreements.getOrDefault(entry.subject(), "");
    }
    Path file = home.file(entry.subject());
    return Files.isRegularFile(file) ? Sha256.of(file) : "";
  }

  private static Map<String, Entry> latest(List<Entry> entries) {
    Map<String, Entry> latest = new LinkedHashMap<>();
    entries.stream()
        .filter(entry -> entry.kind() != Kind.KEY)
        .forEach(entry -> latest.put(entry.subject(), entry));
    return latest;
  }

  private List<Subject> fresh(Map<String, Entry> known) throws IOException {
    List<Subject> fresh = new ArrayList<>();
    for (Subject subject : subjects()) {
      Entry entry = known.get(subject.name());
      if (entry == null || !entry.sha256().equals(subject.sha256())) {
        fresh.add(subject);
      }
    }
    return fresh;
  }

  /** Everything that can be entered, by kind and name. */
  private List<Subject> subjects() throws IOException {
    SortedMap<String, Subject> found = new TreeMap<>();
    files(found, Kind.TAKE, home.root().resolve("media"));
    file(found, Kind.EDIT, home.root().resolve(SongFolder.SONG));
    files(found, Kind.VERSION, home.root().resolve("versions"));
    files(found, Kind.AGREEMENT, home.catalog().path().resolve("agreements"));
    agreements()
        .forEach(
            (name, hash) ->
                found.put(place(Kind.AGREEMENT, name), new Subject(Kind.AGREEMENT, name, hash)));
    for (Recording recording : home.catalog().read().recordings().values()) {
      if (recording.file().isPresent()) {
        file(found, Kind.MASTER, home.catalog().file(recording.file().get().path()));
      }
    }
    return List.copyOf(found.values());
  }

  private void files(SortedMap<String, Subject> found, Kind kind, Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
      files = walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList();
    }
    for (Path file : files) {
      if (!String.valueOf(file.getFileName()).startsWith(".")) {
        file(found, kind, file);
      }
    }
  }

  private void file(SortedMap<String, Subject> found, Kind kind, Path file) throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      String name = home.told(file);
      found.put(place(kind, name), new Subject(kind, name, Sha256.of(file)));
    }
  }

  /** Sorts by kind, in the order in which things are made, then by name. */
  private static String place(Kind kind, String name) {
    return List.of(Kind.values()).indexOf(kind) + name;
  }

  /** The hashes of the catalog's agreements that are more than drafts, each over its own text. */
  private SortedMap<String, String> agreements() throws IOException {
    Catalog catalog = home.catalog().read();
    SortedMap<String, String> hashes = new TreeMap<>();
    if (JsonReader.read(CatalogText.write(catalog)) instanceof Json.Obj all
        && all.fields().get("agreements") instanceof Json.Arr list) {
      // The text has one item for each agreement, in the order of their ids.
      int at = 0;
      for (Agreement agreement : catalog.agreements().values()) {
        if (agreement.status() != Agreement.Status.DRAFT) {
          hashes.put(
              AGREEMENT + agreement.id().text(), Sha256.of(JsonWriter.line(list.items().get(at))));
        }
        at++;
      }
    }
    return hashes;
  }
}
