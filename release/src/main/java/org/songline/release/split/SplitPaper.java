package org.songline.release.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.songline.release.accept.Acceptance;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Work;
import org.songline.release.document.Block;
import org.songline.release.document.Paper;
import org.songline.release.document.PaperText;
import org.songline.release.id.Identifier;

/** A split sheet as a document. */
public final class SplitPaper {
  private static final String NOTE = "Information, not legal advice.";

  private SplitPaper() {}

  /** The last version; its hash stands at the foot of every page. */
  public static Paper of(Catalog catalog, SplitSheet sheet) {
    boolean work = sheet.of() == SplitSheet.Of.COMPOSITION;
    SplitSheet.Version last = sheet.last();
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact(work ? "Work" : "Recording", sheet.title()));
    code(catalog, sheet, facts);
    facts.add(new Block.Fact("Version", sheet.number() + ", made " + told(last.made())));
    facts.add(new Block.Fact("State", state(sheet)));
    return Paper.of(
            "Split sheet", (work ? "Composition of " : "Master of ") + sheet.title(), last.made())
        .with(new Block.Facts(facts))
        .with(table(catalog, last))
        .with(
            new Block.Words(
                work
                    ? "These shares are of the composition (music and words) and of nothing else."
                        + " They say nothing about who owns a recording of it."
                    : "These shares are of the master of this recording and of nothing else. They"
                        + " say nothing about who wrote what is heard."))
        .with(
            new Block.Words(
                "The version counts once everybody named above has accepted it. Any later change"
                    + " makes a new version, which everybody accepts anew."))
        .with(new Block.Signatures(signatures(last)))
        .noted(NOTE)
        .hashed(sheet.hash());
  }

  private static void code(Catalog catalog, SplitSheet sheet, List<Block.Fact> facts) {
    if (sheet.of() == SplitSheet.Of.COMPOSITION) {
      Work work = catalog.work(new WorkId(sheet.subject()));
      work.iswc().ifPresent(code -> facts.add(new Block.Fact("ISWC", code.display())));
      work.completed().ifPresent(date -> facts.add(new Block.Fact("Written", date.toString())));
    } else {
      Recording recording = catalog.recording(new RecordingId(sheet.subject()));
      facts.add(new Block.Fact("Artist", recording.artist().text()));
      recording.isrc().ifPresent(code -> facts.add(new Block.Fact("ISRC", code.display())));
    }
  }

  private static Block.Table table(Catalog catalog, SplitSheet.Version version) {
    List<List<String>> rows = new ArrayList<>();
    for (SplitSheet.Line line : version.lines()) {
      Party party = catalog.party(line.party());
      String stage = party.name().equals(line.name()) ? "" : "\n(" + party.name() + ")";
      rows.add(
          List.of(
              line.name() + stage,
              line.role().replace('-', ' '),
              party.ipi().map(Identifier::text).orElse(""),
              line.share().text()));
    }
    return new Block.Table(
        List.of(
            new Block.Column("Name", 5, false),
            new Block.Column("Role", 4, false),
            new Block.Column("IPI", 3, false),
            new Block.Column("Share", 2, true)),
        rows,
        List.of("Total", "", "", version.total().text()));
  }

  private static List<Block.Signature> signatures(SplitSheet.Version version) {
    Map<PartyId, Acceptance> accepted = new TreeMap<>();
    version.acceptances().forEach(one -> accepted.put(one.party(), one));
    List<Block.Signature> signatures = new ArrayList<>();
    for (SplitSheet.Line line : version.lines()) {
      Acceptance one = accepted.get(line.party());
      signatures.add(
          new Block.Signature(
              line.name(), line.role().replace('-', ' '), one == null ? "" : mark(one)));
    }
    return signatures;
  }

  /** What stands above the line of somebody who accepted. */
  public static String mark(Acceptance one) {
    return "Accepted " + told(one.at()) + ", key " + PaperText.sha256(one.key()).substring(0, 12);
  }

  private static String told(java.time.Instant at) {
    return at.toString().replace('T', ' ').replace("Z", " UTC");
  }

  private static String state(SplitSheet sheet) {
    return switch (sheet.state()) {
      case OPEN -> "the shares do not add up to 100% yet";
      case PROPOSED ->
          "proposed; not yet accepted by "
              + String.join(", ", sheet.signed().missing().stream().map(PartyId::text).toList());
      case AGREED -> "agreed by everybody";
      case TAMPERED -> "not valid: " + sheet.signed().faults().getFirst();
    };
  }
}
