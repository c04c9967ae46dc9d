package org.songline.release.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songline.release.ReleaseProblem;
import org.songline.release.accept.Acceptance;
import org.songline.release.accept.Signed;
import org.songline.release.catalog.Agreement;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.AgreementId;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.Territories;
import org.songline.release.document.Block;
import org.songline.release.document.Paper;
import org.songline.release.document.PaperText;
import org.songline.release.split.SplitFolder;
import org.songline.release.split.SplitPaper;

/**
 * The agreements of a catalog's folder. While one is a draft its text is made anew each time; once
 * it is sent the text stands in {@code agreements/ID.txt} and never changes, and those who accept
 * sign its hash, kept in {@code agreements/ID.json}.
 */
public final class AgreementFolder {
  private final CatalogFolder folder;
  private final SentFiles files;

  public AgreementFolder(CatalogFolder folder) {
    this.folder = folder;
    files = new SentFiles(folder);
  }

  /**
   * How an agreement stands.
   *
   * @param missing fields and sides that must be filled before it can be sent
   * @param signed who accepted the text that was sent
   */
  public record Standing(Agreement agreement, List<String> missing, Signed signed) {
    public Standing {
      missing = List.copyOf(missing);
    }
  }

  /**
   * Begins a draft: what is typed, and what the catalog knows of the rest.
   *
   * @throws ReleaseProblem when a value does not fit
   */
  public Agreement create(Template template, Map<String, String> values) throws IOException {
    List<Agreement> made = new ArrayList<>();
    folder.change(
        catalog -> {
          AgreementId id =
              Catalog.fresh(catalog.agreements().keySet(), template.id(), AgreementId::new);
          Agreement empty =
              new Agreement(
                  id,
                  template.id(),
                  template.title(),
                  List.of(),
                  Territories.WORLD,
                  Optional.empty(),
                  Optional.empty(),
                  Agreement.Scope.NOTHING,
                  new TreeMap<>(),
                  Agreement.Status.DRAFT,
                  "");
          Filling filling = new Filling(template, catalog);
          Agreement filled = filling.withUsual(filling.with(empty, values));
          made.add(filled);
          return catalog.with(filled);
        });
    return made.getLast();
  }

  /**
   * Changes fields. What was sent becomes a draft again, and acceptances of it count no more.
   *
   * @throws ReleaseProblem when it is agreed, or a value does not fit
   */
  public Agreement set(AgreementId id, Map<String, String> values) throws IOException {
    return change(
        id,
        (catalog, old) -> {
          if (old.status() == Agreement.Status.AGREED || old.status() == Agreement.Status.ENDED) {
            throw new ReleaseProblem(
                id.text(), "it is agreed and so does not change", "make a new one beside it");
          }
          Filling filling = new Filling(Templates.of(old.kind()), catalog);
          return status(filling.with(old, values), Agreement.Status.DRAFT, "");
        });
  }

  /**
   * Fixes the text; from now on it can be accepted.
   *
   * @throws ReleaseProblem when something is missing, or it was sent before
   */
  public Agreement send(AgreementId id) throws IOException {
    return change(
        id,
        (catalog, old) -> {
          if (old.status() != Agreement.Status.DRAFT) {
            throw new ReleaseProblem(id.text(), "it is no draft", "look at its status");
          }
          Draft draft = new Draft(Templates.of(old.kind()), old, catalog);
          if (!draft.missing().isEmpty()) {
            throw new ReleaseProblem(
                id.text(),
                "it lacks " + String.join(", ", draft.missing()),
                "set them, then send it");
          }
          String text = PaperText.of(draft.paper(Instant.EPOCH));
          files.keepText(id, text);
          files.keep(id, List.of());
          return status(old, Agreement.Status.SENT, PaperText.sha256(text));
        });
  }

  /**
   * Adds an acceptance; with the last one the agreement is agreed.
   *
   * @throws ReleaseProblem when it was not sent, or the acceptance does not hold for its text
   */
  public Agreement accept(Acceptance acceptance, AgreementId id) throws IOException {
    return change(
        id,
        (catalog, old) -> {
          if (old.status() != Agreement.Status.SENT) {
            throw new ReleaseProblem(
                id.text(), "only what was sent and is not agreed yet is accepted", "send it first");
          }
          Signed before = signed(old, files.acceptances(id));
          Signed alone = signed(old, List.of(acceptance));
          List<String> faults = new ArrayList<>(before.faults());
          faults.addAll(alone.faults());
          if (!faults.isEmpty()) {
            throw new ReleaseProblem(id.text(), faults.getFirst(), "look at its status");
          }
          List<Acceptance> all = new ArrayList<>(files.acceptances(id));
          all.removeIf(one -> one.party().equals(acceptance.party()));
          all.add(acceptance);
          all.sort(Comparator.comparing(Acceptance::party));
          files.keep(id, all);
          return signed(old, all).isComplete()
              ? status(old, Agreement.Status.AGREED, old.text())
              : old;
        });
  }

  /** Says that an agreement counts no more. */
  public Agreement end(AgreementId id) throws IOException {
    return change(id, (_, old) -> status(old, Agreement.Status.ENDED, old.text()));
  }

  /** How it stands, everything that was signed checked. */
  public Standing standing(AgreementId id) throws IOException {
    Catalog catalog = folder.read();
    Agreement agreement = catalog.agreement(id);
    List<String> missing =
        agreement.status() == Agreement.Status.DRAFT
            ? new Draft(Templates.of(agreement.kind()), agreement, catalog).missing()
            : List.of();
    Signed signed = signed(agreement, files.acceptances(id));
    if (agreement.status() == Agreement.Status.AGREED && !signed.isComplete()) {
      List<String> faults = new ArrayList<>(signed.faults());
      signed.missing().forEach(one -> faults.add("the acceptance of " + one.text() + " is gone"));
      signed = new Signed(signed.accepted(), signed.missing(), faults);
    }
    return new Standing(agreement, missing, signed);
  }

  /**
   * The document: of a draft as it is now, otherwise the text that was sent, with who accepted it.
   *
   * @param usual when it was made, for a draft; what was accepted says itself when
   */
  public Paper paper(AgreementId id, Instant usual) throws IOException {
    Catalog catalog = folder.read();
    Agreement agreement = catalog.agreement(id);
    Draft draft = new Draft(Templates.of(agreement.kind()), agreement, catalog);
    if (agreement.status() == Agreement.Status.DRAFT) {
      return draft.paper(usual);
    }
    String text = files.text(agreement.id());
    Map<PartyId, Acceptance> accepted = new TreeMap<>();
    Instant made = usual;
    for (Acceptance one : files.acceptances(id)) {
      accepted.put(one.party(), one);
      made = accepted.size() == 1 || one.at().isAfter(made) ? one.at() : made;
    }
    Paper sent = draft.paper(made);
    boolean same = PaperText.of(sent).equals(text);
    Paper paper =
        same
            ? withoutSignatures(sent)
            : Paper.of(agreement.title(), "as it was sent", made)
                .with(new Block.Words(text))
                .noted(Draft.NOTE);
    List<Block.Signature> signatures = new ArrayList<>();
    for (int i = 0; i < agreement.sides().size(); i++) {
      Block.Signature empty = draft.signatures().get(i);
      Acceptance one = accepted.get(agreement.sides().get(i).party());
      signatures.add(
          new Block.Signature(empty.name(), empty.role(), one == null ? "" : SplitPaper.mark(one)));
    }
    return paper.with(new Block.Signatures(signatures)).hashed(agreement.text());
  }

  private static Paper withoutSignatures(Paper paper) {
    List<Block> blocks =
        paper.blocks().stream().filter(one -> !(one instanceof Block.Signatures)).toList();
    return new Paper(
        paper.format(),
        paper.title(),
        paper.under(),
        blocks,
        paper.note(),
        paper.hash(),
        paper.made());
  }

  private Agreement change(AgreementId id, Change change) throws IOException {
    List<Agreement> kept = new ArrayList<>();
    try {
      folder.change(
          catalog -> {
            try {
              Agreement changed = change.of(catalog, catalog.agreement(id));
              kept.add(changed);
              return catalog.with(changed);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return kept.getLast();
  }

  /** What becomes of an agreement. */
  private interface Change {
    Agreement of(Catalog catalog, Agreement old) throws IOException;
  }

  private Signed signed(Agreement agreement, List<Acceptance> acceptances) throws IOException {
    List<PartyId> wanted =
        agreement.sides().stream().map(Agreement.Side::party).distinct().toList();
    if (agreement.status() == Agreement.Status.DRAFT) {
      return new Signed(List.of(), wanted, List.of());
    }
    Signed signed =
        Signed.of(
            PaperText.sha256(files.text(agreement.id())),
            wanted,
            acceptances,
            keys(agreement.id()));
    if (PaperText.sha256(files.text(agreement.id())).equals(agreement.text())) {
      return signed;
    }
    List<String> faults = new ArrayList<>(signed.faults());
    faults.add("its text was changed after it was sent");
    return new Signed(signed.accepted(), signed.missing(), faults);
  }

  /** The keys by which people accepted other agreements and splits here. */
  private Map<PartyId, String> keys(AgreementId except) throws IOException {
    List<Acceptance> all = new ArrayList<>();
    for (var sheet : new SplitFolder(folder).all()) {
      sheet.versions().forEach(version -> all.addAll(version.acceptances()));
    }
    for (AgreementId id : folder.read().agreements().keySet()) {
      if (!id.equals(except)) {
        all.addAll(files.acceptances(id));
      }
    }
    return Signed.keys(all);
  }

  private static Agreement status(Agreement old, Agreement.Status status, String text) {
    return new Agreement(
        old.id(),
        old.kind(),
        old.title(),
        old.sides(),
        old.territories(),
        old.from(),
        old.until(),
        old.scope(),
        old.terms(),
        status,
        text);
  }
}
