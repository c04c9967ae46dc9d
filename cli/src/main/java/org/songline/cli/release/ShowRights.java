package org.songline.cli.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Work;
import org.songline.release.id.Identifier;
import picocli.CommandLine.Command;

/** Lists people, works and recordings. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "List people, works and recordings with their shares.")
final class ShowRights extends CatalogCommand {
  ShowRights(Shell shell) {
    super(shell);
  }

  /** The lists as JSON gives them. */
  record Listed(List<Person> people, List<Owned> works, List<Owned> recordings) {}

  /** A party. */
  record Person(String id, String kind, String name, String ipi) {}

  /** Something that parties have shares of. */
  record Owned(String id, String title, String code, List<Part> shares, boolean whole) {}

  /** One party's share. */
  record Part(String party, String share) {}

  @Override
  int run() throws IOException {
    Catalog catalog = folder().read();
    Listed listed =
        new Listed(
            catalog.parties().values().stream().map(ShowRights::person).toList(),
            catalog.works().values().stream().map(ShowRights::work).toList(),
            catalog.recordings().values().stream().map(ShowRights::recording).toList());
    result(listed, lines(listed));
    return ExitCode.DONE;
  }

  private static Person person(Party party) {
    return new Person(
        party.id().text(),
        party.kind().name().toLowerCase(java.util.Locale.ROOT),
        party.name(),
        party.ipi().map(Identifier::text).orElse(""));
  }

  private static Owned work(Work work) {
    return new Owned(
        work.id().text(),
        work.title(),
        work.iswc().map(Identifier::display).orElse(""),
        work.writers().stream()
            .map(writer -> new Part(writer.party().text(), writer.share().text()))
            .toList(),
        work.total().isWhole());
  }

  private static Owned recording(Recording recording) {
    return new Owned(
        recording.id().text(),
        recording.fullTitle(),
        recording.isrc().map(Identifier::display).orElse(""),
        recording.owners().stream()
            .map(owner -> new Part(owner.party().text(), owner.share().text()))
            .toList(),
        recording.total().isWhole());
  }

  private static List<String> lines(Listed listed) {
    List<String> lines = new ArrayList<>();
    listed
        .people()
        .forEach(
            one ->
                lines.add(
                    "%-10s %-28s %-11s %s".formatted(one.kind(), one.name(), one.ipi(), one.id())));
    listed.works().forEach(one -> lines.add(line("work", one)));
    listed.recordings().forEach(one -> lines.add(line("recording", one)));
    if (lines.isEmpty()) {
      lines.add("nothing is known yet");
    }
    return lines;
  }

  private static String line(String kind, Owned one) {
    StringBuilder line =
        new StringBuilder("%-10s %-28s %-15s".formatted(kind, one.title(), one.code()));
    one.shares()
        .forEach(part -> line.append(' ').append(part.party()).append(' ').append(part.share()));
    return line + (one.whole() ? "" : "  (not settled)");
  }
}
