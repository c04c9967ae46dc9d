package org.songline.release.split;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songline.release.ReleaseProblem;
import org.songline.release.accept.Acceptance;
import org.songline.release.accept.Signed;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.document.PaperText;
import org.songline.release.exact.Share;

/**
 * All versions of who owns how much of one thing.
 *
 * @param subject the id of the work or of the recording
 * @param title as it was when the sheet was begun
 * @param versions the oldest first; the last one counts
 */
public record SplitSheet(Of of, String subject, String title, List<Version> versions) {
  /** What is split. */
  public enum Of {
    /** The composition of a work. */
    COMPOSITION,
    /** The master of a recording. */
    MASTER
  }

  /**
   * Somebody's share.
   *
   * @param name the name on contracts when the version was made
   * @param role of a composition one of {@link org.songline.release.catalog.Work.Part}, in lower
   *     case with hyphens; of a master in plain words
   */
  public record Line(PartyId party, String name, String role, Share share) {}

  /**
   * One version.
   *
   * @param lines by party, each party once
   * @param made when it was set
   */
  public record Version(Instant made, List<Line> lines, List<Acceptance> acceptances) {
    public Version {
      made = made.truncatedTo(ChronoUnit.SECONDS);
      lines = lines.stream().sorted(Comparator.comparing(Line::party)).toList();
      acceptances = List.copyOf(acceptances);
      Set<PartyId> seen = new HashSet<>();
      for (Line line : lines) {
        if (!seen.add(line.party())) {
          throw new IllegalArgumentException(line.party().text() + " stands there twice and so");
        }
      }
    }

    public Share total() {
      return Share.sum(lines.stream().map(Line::share).toList());
    }

    List<PartyId> parties() {
      return lines.stream().map(Line::party).toList();
    }
  }

  /** How the sheet stands. */
  public enum State {
    /** The shares do not add up to 1. */
    OPEN,
    /** Somebody has not accepted yet. */
    PROPOSED,
    /** Everybody accepted the same version. */
    AGREED,
    /** An acceptance does not hold. */
    TAMPERED
  }

  public SplitSheet {
    versions = List.copyOf(versions);
  }

  /** A sheet without a version. */
  public static SplitSheet begin(Of of, String subject, String title) {
    return new SplitSheet(of, subject, title, List.of());
  }

  /**
   * With a new version when the lines differ from the last one's; nobody has accepted it yet.
   *
   * @throws ReleaseProblem when nobody stands there, or somebody twice
   */
  public SplitSheet set(Collection<Line> lines, Instant now) {
    if (lines.isEmpty()) {
      throw new ReleaseProblem(title, "a split among nobody", "name who has a share");
    }
    Version next;
    try {
      next = new Version(now, List.copyOf(lines), List.of());
    } catch (IllegalArgumentException twice) {
      throw new ReleaseProblem(
          title, twice.getMessage() + " cannot be", "give one share to each", twice);
    }
    if (!versions.isEmpty() && versions.getLast().lines().equals(next.lines())) {
      return this;
    }
    List<Version> all = new ArrayList<>(versions);
    all.add(next);
    return new SplitSheet(of, subject, title, all);
  }

  /**
   * With somebody's acceptance of the last version.
   *
   * @throws ReleaseProblem when the shares do not add up, or it does not hold for this version
   */
  public SplitSheet accepted(Acceptance acceptance) {
    Version last = last();
    if (!last.total().isWhole()) {
      throw new ReleaseProblem(
          title,
          "the shares add up to " + last.total().text() + " and not to 100%",
          "set them right, then accept");
    }
    Signed alone = Signed.of(hash(), last.parties(), List.of(acceptance), keys());
    if (!alone.faults().isEmpty()) {
      throw new ReleaseProblem(title, alone.faults().getFirst(), "accept this version anew");
    }
    List<Acceptance> all = new ArrayList<>(last.acceptances());
    all.removeIf(one -> one.party().equals(acceptance.party()));
    all.add(acceptance);
    all.sort(Comparator.comparing(Acceptance::party));
    List<Version> changed = new ArrayList<>(versions);
    changed.set(changed.size() - 1, new Version(last.made(), last.lines(), all));
    return new SplitSheet(of, subject, title, changed);
  }

  /**
   * @throws ReleaseProblem when there is none
   */
  public Version last() {
    if (versions.isEmpty()) {
      throw new ReleaseProblem(title, "there is no split sheet yet", "propose or set one");
    }
    return versions.getLast();
  }

  /** The last version's number, from 1; 0 when there is none. */
  public int number() {
    return versions.size();
  }

  /** The SHA-256 of the last version's text. */
  public String hash() {
    return PaperText.sha256(text(number()));
  }

  /** Everything that was signed, checked: faults of older versions count too. */
  public Signed signed() {
    List<String> faults = new ArrayList<>();
    Map<PartyId, String> keys = keys();
    for (int number = 1; number < number(); number++) {
      Version version = versions.get(number - 1);
      String sha256 = PaperText.sha256(text(number));
      String place = "version " + number + ": ";
      Signed.of(sha256, version.parties(), version.acceptances(), keys)
          .faults()
          .forEach(fault -> faults.add(place + fault));
    }
    Signed now = Signed.of(hash(), last().parties(), last().acceptances(), keys);
    faults.addAll(now.faults());
    return new Signed(now.accepted(), now.missing(), faults);
  }

  public State state() {
    Signed signed = signed();
    if (!signed.faults().isEmpty()) {
      return State.TAMPERED;
    }
    if (!last().total().isWhole()) {
      return State.OPEN;
    }
    return signed.missing().isEmpty() ? State.AGREED : State.PROPOSED;
  }

  private Map<PartyId, String> keys() {
    return Signed.keys(
        versions.stream().flatMap(version -> version.acceptances().stream()).toList());
  }

  /**
   * What is accepted: the same text for the same version, whatever the order in which its lines
   * were given.
   *
   * @param number of the version, from 1
   */
  public String text(int number) {
    Version version = versions.get(number - 1);
    StringBuilder text = new StringBuilder("Split sheet, version " + number + "\n");
    text.append(
        of == Of.COMPOSITION
            ? "Composition only; nothing is said about recordings of it.\nWork: "
            : "Master of the recording only; nothing is said about the composition.\nRecording: ");
    text.append(title).append(" (").append(subject).append(")\n");
    text.append("Made: ").append(version.made()).append('\n');
    for (Line line : version.lines()) {
      text.append(line.share().text())
          .append("  ")
          .append(line.name())
          .append(" (")
          .append(line.party().text())
          .append("), ")
          .append(line.role())
          .append('\n');
    }
    return text.append("Total: ").append(version.total().text()).append('\n').toString();
  }
}
