package org.songline.cli.release;

import java.util.List;
import java.util.Optional;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.EntryText;
import org.songline.release.catalog.Work;
import org.songline.release.id.Identifier;
import picocli.CommandLine.Command;

/** Compositions. */
@Command(
    name = "work",
    mixinStandardHelpOptions = true,
    description = {
      "List, add, change or remove works: compositions, apart from their recordings.",
      "For example: songline rights work SONG set paper-boats iswc=T-034.524.680-1"
          + " \"writers=anna-berg:composer-lyricist:2/3; tom-reed:composer:1/3\""
    })
final class WorkCommand extends EntryCommand<Work> {
  WorkCommand(Shell shell) {
    super(shell, EntryText.WORK);
  }

  @Override
  List<Work> all(Catalog catalog) {
    return List.copyOf(catalog.works().values());
  }

  @Override
  String id(Work work) {
    return work.id().text();
  }

  @Override
  String name(Work work) {
    return work.title();
  }

  @Override
  Work fresh(Catalog catalog, String called) {
    return new Work(
        Catalog.fresh(catalog.works().keySet(), called, WorkId::new),
        called,
        List.of(),
        Optional.empty(),
        "",
        List.of(),
        Optional.empty(),
        "",
        Optional.empty());
  }

  @Override
  Catalog with(Catalog catalog, Work work) {
    return catalog.with(work);
  }

  @Override
  Catalog without(Catalog catalog, Work work) {
    return catalog.without(work.id());
  }

  @Override
  String line(Work work) {
    StringBuilder line =
        new StringBuilder(
            "%-28s %-15s %s"
                .formatted(
                    work.title(),
                    work.iswc().map(Identifier::display).orElse(""),
                    work.id().text()));
    work.writers()
        .forEach(
            writer ->
                line.append("  ")
                    .append(writer.party().text())
                    .append(' ')
                    .append(writer.share().text()));
    return line.toString();
  }
}
